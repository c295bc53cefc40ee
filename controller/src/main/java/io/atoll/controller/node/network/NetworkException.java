package io.atoll.controller.node.network;

import org.jspecify.annotations.Nullable;

/** This host's network could not do what was asked. */
public final class NetworkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public enum Category {
    /** The network is not known here yet, or no longer. Try again later. */
    UNKNOWN_NETWORK,
    /** All addresses of the range are taken. */
    EXHAUSTED,
    /** The switch does not answer: try again later. */
    UNAVAILABLE,
    /** The process is gone. */
    NO_SUCH_PROCESS,
    /** Anything else; the message tells. */
    INTERNAL
  }

  private final Category category;

  public NetworkException(Category category, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.category = category;
  }

  public Category category() {
    return category;
  }
}
