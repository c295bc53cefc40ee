package io.atoll.controller.runtime;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until it is moved: for tests and simulations. Thread-safe. */
public final class ManualClock implements Clock {
  private final Instant start;

  @GuardedBy("this")
  private Duration uptime = Duration.ZERO;

  public ManualClock() {
    this(Instant.parse("2026-01-01T00:00:00Z"));
  }

  public ManualClock(Instant start) {
    this.start = start;
  }

  @Override
  public Instant now() {
    return start.plus(uptime());
  }

  @Override
  public synchronized Duration uptime() {
    return uptime;
  }

  public synchronized void advance(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("time does not go back, not by " + step);
    }
    uptime = uptime.plus(step);
  }

  /** Moves on to this uptime; stays where it is if that has passed. */
  public synchronized void advanceTo(Duration moment) {
    if (moment.compareTo(uptime) > 0) {
      uptime = moment;
    }
  }
}
