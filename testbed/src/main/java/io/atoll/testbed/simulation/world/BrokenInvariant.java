package io.atoll.testbed.simulation.world;

/**
 * Something happened that must never happen. An error, so that no reconciler takes it for a failure
 * of its own and tries again.
 */
public final class BrokenInvariant extends AssertionError {
  private static final long serialVersionUID = 1L;

  public BrokenInvariant(String message) {
    super(message);
  }
}
