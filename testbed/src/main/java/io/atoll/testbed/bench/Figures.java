package io.atoll.testbed.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Times of one thing, and what they say together. */
public final class Figures {
  private final List<Duration> times = new ArrayList<>();

  public void add(Duration time) {
    times.add(time);
  }

  /**
   * @param share 0.5 for the median, 0.99 for the 99th of a hundred
   */
  public Duration percentile(double share) {
    List<Duration> sorted = times.stream().sorted().toList();
    int rank = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.max(0, rank));
  }

  public Duration median() {
    return percentile(0.5);
  }

  public double ratio(Figures floor) {
    return (double) median().toNanos() / floor.median().toNanos();
  }

  int count() {
    return times.size();
  }

  public static String milliseconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
  }

  @Override
  public String toString() {
    return "p50 %s, p99 %s, max %s (n=%d)"
        .formatted(
            milliseconds(median()),
            milliseconds(percentile(0.99)),
            milliseconds(percentile(1)),
            count());
  }
}
