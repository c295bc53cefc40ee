package io.atoll.agent.endpoint;

import java.io.IOException;

/** The client went away. Nobody is left to be told. */
public final class Gone extends IOException {
  private static final long serialVersionUID = 1L;

  public Gone(String message) {
    super(message);
  }
}
