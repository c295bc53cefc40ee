package io.atoll.controller.runtime;

/**
 * The writer no longer leads: its term has ended and nothing was written. Never tried again; the
 * controller that meets it stops.
 */
public final class DeposedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DeposedException(String message) {
    super(message);
  }
}
