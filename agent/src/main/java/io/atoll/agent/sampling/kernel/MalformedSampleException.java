package io.atoll.agent.sampling.kernel;

import java.io.IOException;

/** A file of the kernel does not hold what it should; the message shows what it held. */
public final class MalformedSampleException extends IOException {
  private static final long serialVersionUID = 1L;

  public MalformedSampleException(String message) {
    super(message);
  }
}
