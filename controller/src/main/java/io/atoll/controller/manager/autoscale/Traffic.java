package io.atoll.controller.manager.autoscale;

import com.google.common.collect.ImmutableMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What all proxies together saw of an application over a short span.
 *
 * @param rate requests a second that came, answered or not
 * @param answered requests a second that were answered
 * @param sessions requests in progress, waiting ones included
 * @param latency by percentile; without those for which there were too few answers
 * @param span over which it was measured
 * @param heard the newest word among the proxies', by the clock of who decides
 * @param complete whether every living proxy has said it; if not, the rate is a lower bound
 */
public record Traffic(
    double rate,
    double answered,
    double sessions,
    Map<Integer, Duration> latency,
    Duration span,
    Instant heard,
    boolean complete) {
  /** More than any proxy can do: somebody lies. */
  private static final double MOST = 1e8;

  public Traffic {
    latency = ImmutableMap.copyOf(latency);
  }

  public Optional<Duration> latency(int percentile) {
    return Optional.ofNullable(latency.get(percentile));
  }

  /** Whether these are figures that can be: not negative, endless, or beyond any machine. */
  public boolean plausible() {
    return possible(rate)
        && possible(answered)
        && possible(sessions)
        && span.isPositive()
        && latency.values().stream().noneMatch(Duration::isNegative);
  }

  private static boolean possible(double figure) {
    return figure >= 0 && figure <= MOST;
  }
}
