package io.atoll.controller.node.life;

import java.time.Duration;

/**
 * Whether an attempt's ports accept: ready with the first yes, unready after two times no.
 *
 * @param instance the attempt it speaks of
 * @param checks how often it was asked before it was first ready
 */
public record Readiness(String instance, boolean ready, boolean everReady, int checks, int misses) {
  private static final int MISSES = 2;
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final double FIRST_MILLIS = 20;
  private static final double GROWTH = 1.3;

  public static Readiness unknown(String instance) {
    return new Readiness(instance, false, false, 0, 0);
  }

  public Readiness after(boolean accepted) {
    if (accepted) {
      return new Readiness(instance, true, true, checks, 0);
    }
    int missed = misses + 1;
    return new Readiness(instance, ready && missed < MISSES, everReady, checks + 1, missed);
  }

  /** Soon at first, because somebody waits; then once a second. */
  public Duration next() {
    if (everReady) {
      return PERIOD;
    }
    double millis = FIRST_MILLIS * Math.pow(GROWTH, Math.min(checks, 20));
    return Duration.ofMillis(Math.min((long) millis, PERIOD.toMillis()));
  }
}
