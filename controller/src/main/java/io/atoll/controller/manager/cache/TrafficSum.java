package io.atoll.controller.manager.cache;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.state.NodeStats;
import io.atoll.api.state.NodeStats.Proxied;
import io.atoll.controller.manager.autoscale.Freshness;
import io.atoll.controller.manager.autoscale.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what all proxies saw of one application. Percentiles cannot be added up: theirs are
 * averaged by how much came through each. One thread.
 */
final class TrafficSum {
  private static final NodeStats.Traffic NOTHING = new NodeStats.Traffic(0, 0, 0, null, null);

  private final String application;
  private final Instant now;
  private final Map<Integer, Mean> latency = new HashMap<>();
  private double rate;
  private double answered;
  private double sessions;
  private Duration span = Duration.ZERO;
  private @Nullable Instant heard;
  private boolean complete = true;

  private record Mean(double sum, double weight) {
    Mean plus(double seconds, double by) {
      return new Mean(sum + seconds * by, weight + by);
    }
  }

  TrafficSum(String application, Instant now) {
    this.application = application;
    this.now = now;
  }

  void add(Optional<NodeStats> stats, Instant at) {
    Proxied proxied = stats.map(NodeStats::proxied).orElse(null);
    if (proxied == null || !Freshness.of(at, now)) {
      complete = false;
      return;
    }
    NodeStats.Traffic traffic = proxied.applications().getOrDefault(application, NOTHING);
    rate += traffic.rate();
    answered += traffic.answered();
    sessions += traffic.sessions();
    span = span.compareTo(proxied.span()) > 0 ? span : proxied.span();
    heard = heard == null || at.isAfter(heard) ? at : heard;
    average(95, traffic.p95(), traffic.rate());
    average(99, traffic.p99(), traffic.rate());
  }

  private void average(int percentile, @Nullable Duration time, double weight) {
    if (time != null && weight > 0) {
      latency.merge(
          percentile,
          new Mean(time.toNanos() / 1e9 * weight, weight),
          (one, other) -> one.plus(other.sum() / other.weight(), other.weight()));
    }
  }

  /** Null if no proxy has told anything. */
  @Nullable Traffic sum() {
    Instant last = heard;
    if (last == null) {
      return null;
    }
    ImmutableMap.Builder<Integer, Duration> times = ImmutableMap.builder();
    latency.forEach((percentile, mean) ->
        times.put(percentile, Duration.ofNanos(Math.round(mean.sum() / mean.weight() * 1e9))));
    return new Traffic(rate, answered, sessions, times.buildOrThrow(), span, last, complete);
  }
}
