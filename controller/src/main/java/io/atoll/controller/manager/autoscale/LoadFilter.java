package io.atoll.controller.manager.autoscale;

import io.atoll.api.state.ScaleMemory.Drift;
import io.atoll.api.state.ScaleMemory.Load;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells a change of the load from chance. While samples lie around the mean as chance has it, the
 * mean follows them slowly; once they add up to more than chance explains it jumps to what they say
 * (Page's cumulative sums, "Continuous inspection schemes", Biometrika 1954; with the mean's
 * estimate at the alarm). A step of many deviations is believed at its first sample; at a steady
 * load there is one false and small jump in about ten hours. Pure.
 */
final class LoadFilter {
  private static final double FOLLOWS_IN_SECONDS = 30;

  /** Half of the smallest shift that matters, in deviations. */
  private static final double SLACK = 0.5;

  private static final double ALARM = 8;

  private static final double UNEVEN = 4;

  private LoadFilter() {}

  static Load update(@Nullable Load before, Traffic traffic) {
    double seconds = Math.max(0.001, traffic.span().toNanos() / 1e9);
    double rate = traffic.rate();
    if (before == null || stale(before, traffic.heard())) {
      return new Load(
          rate, chance(rate, seconds), Drift.NONE, Drift.NONE, traffic.heard(), traffic.heard());
    }
    if (!traffic.heard().isAfter(before.heard())) {
      return before;
    }
    double deviation = Math.sqrt(Math.max(before.variance(), chance(before.mean(), seconds)));
    double residual = (rate - before.mean()) / deviation;
    Drift above = grow(before.above(), residual);
    Drift below = grow(before.below(), -residual);
    if (above.sum() > ALARM) {
      return jump(before, before.mean() + shift(above) * deviation, seconds, traffic.heard());
    }
    if (below.sum() > ALARM) {
      return jump(before, before.mean() - shift(below) * deviation, seconds, traffic.heard());
    }
    return follow(before, rate, above, below, seconds, traffic.heard());
  }

  private static boolean stale(Load before, Instant heard) {
    return Duration.between(before.heard(), heard).compareTo(Freshness.LIMIT) > 0;
  }

  /** Arrivals that know nothing of each other: as many, squared, as their number. */
  private static double chance(double rate, double seconds) {
    return Math.max(rate, 1 / seconds) / seconds;
  }

  private static Drift grow(Drift drift, double residual) {
    double sum = drift.sum() + residual - SLACK;
    return sum <= 0 ? Drift.NONE : new Drift(sum, drift.samples() + 1);
  }

  private static double shift(Drift drift) {
    return SLACK + drift.sum() / drift.samples();
  }

  private static Load jump(Load before, double mean, double seconds, Instant heard) {
    double rate = Math.max(0, mean);
    double variance = Math.max(Math.min(before.variance(), mean * mean), chance(rate, seconds));
    return new Load(rate, variance, Drift.NONE, Drift.NONE, heard, heard);
  }

  private static Load follow(
      Load before, double rate, Drift above, Drift below, double seconds, Instant heard) {
    double pace = 1 - Math.exp(-seconds / FOLLOWS_IN_SECONDS);
    double off = rate - before.mean();
    // A load on its way elsewhere is not to be taken for an uneven one.
    double most = UNEVEN * Math.max(before.variance(), chance(before.mean(), seconds));
    return new Load(
        before.mean() + pace * off,
        before.variance() + pace * (Math.min(off * off, most) - before.variance()),
        above,
        below,
        heard,
        before.changed());
  }
}
