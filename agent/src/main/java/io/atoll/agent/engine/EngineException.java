package io.atoll.agent.engine;

import java.io.IOException;

/** The engine refuses, fails, or cannot be reached. */
public final class EngineException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int UNREACHABLE = 503;

  private final int status;

  EngineException(int status, String message) {
    super(message);
    this.status = status;
  }

  static EngineException unreachable(Exception cause) {
    EngineException e =
        new EngineException(
            UNREACHABLE, "the Docker Engine of this host does not answer: " + cause.getMessage());
    e.initCause(cause);
    return e;
  }

  /** As in HTTP; 503 if the engine cannot be reached. */
  public int status() {
    return status;
  }
}
