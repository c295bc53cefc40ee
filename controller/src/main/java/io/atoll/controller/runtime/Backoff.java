package io.atoll.controller.runtime;

import java.time.Duration;

/** Waiting times that double with each failure in a row. */
public record Backoff(Duration initial, Duration max) {
  /** For work that mostly fails because somebody else was faster, and now and then for long. */
  public static final Backoff STANDARD = new Backoff(Duration.ofMillis(20), Duration.ofSeconds(30));

  private static final int DOUBLINGS = 30;

  public Backoff {
    if (!initial.isPositive() || max.compareTo(initial) < 0) {
      throw new IllegalArgumentException("back-off from " + initial + " to " + max);
    }
  }

  /**
   * How long to wait now.
   *
   * @param failures failures in a row, 1 or more
   */
  public Duration after(int failures) {
    long factor = 1L << Math.clamp(failures - 1L, 0, DOUBLINGS);
    Duration wait = initial.multipliedBy(factor);
    return wait.compareTo(max) < 0 ? wait : max;
  }
}
