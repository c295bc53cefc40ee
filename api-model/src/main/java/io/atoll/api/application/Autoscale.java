package io.atoll.api.application;

import com.google.common.collect.ImmutableList;
import io.atoll.api.value.CountOrPercent;
import io.atoll.api.value.Durations;
import io.atoll.api.value.Percent;
import java.time.Duration;
import java.util.List;

/** Keeps the count between {@code min} and {@code max}; the largest answer of the metrics wins. */
public record Autoscale(
    int min, int max, List<Metric> metrics, Behavior scaleUp, Behavior scaleDown) {
  public Autoscale {
    metrics = ImmutableList.copyOf(metrics);
  }

  public sealed interface Metric {
    /** Per worker, measured at the proxy. */
    record RequestsPerSecond(double target) implements Metric {}

    /** Of the request. */
    record CpuUse(Percent target) implements Metric {}

    /** Of the request. */
    record MemoryUse(Percent target) implements Metric {}

    /**
     * @param percentile 95 or 99
     */
    record Latency(int percentile, Duration objective) implements Metric {}
  }

  /** The larger of the limits holds; none means no limit. */
  public record Behavior(Duration stabilization, List<Limit> max) {
    public Behavior {
      max = ImmutableList.copyOf(max);
    }
  }

  /** At most so many workers within the period: {@code 100%/15s}, {@code 4/15s}. */
  public record Limit(CountOrPercent amount, Duration period) {
    /**
     * @throws IllegalArgumentException with a message for a person
     */
    public static Limit parse(String text) {
      int slash = text.indexOf('/');
      if (slash < 0) {
        throw new IllegalArgumentException(
            "'" + text + "' is not a limit such as 4/15s or 100%/15s");
      }
      return new Limit(
          CountOrPercent.parse(text.substring(0, slash).strip()),
          Durations.parse(text.substring(slash + 1).strip()));
    }

    @Override
    public String toString() {
      return amount + "/" + Durations.format(period);
    }
  }
}
