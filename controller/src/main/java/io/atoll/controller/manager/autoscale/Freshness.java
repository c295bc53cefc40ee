package io.atoll.controller.manager.autoscale;

import java.time.Duration;
import java.time.Instant;

/** When a figure is too old to decide by. */
public final class Freshness {
  /** Figures that do not change are said again every 30 s. */
  static final Duration LIMIT = Duration.ofSeconds(45);

  private Freshness() {}

  public static boolean of(Instant heard, Instant now) {
    return Duration.between(heard, now).compareTo(LIMIT) <= 0;
  }
}
