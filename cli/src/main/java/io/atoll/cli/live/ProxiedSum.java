package io.atoll.cli.live;

import io.atoll.api.state.NodeStats;
import io.atoll.api.state.NodeStats.Proxied;
import io.atoll.api.state.NodeStats.Traffic;
import io.atoll.api.value.Durations;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came to one application through all proxies.
 *
 * @param p95 milliseconds, averaged by how much came; 0 if too few were answered
 */
record ProxiedSum(double rate, double errors, double queue, double p95) {

  static ProxiedSum of(String application, Collection<NodeStats> nodes) {
    List<Traffic> all =
        nodes.stream()
            .map(NodeStats::proxied)
            .filter(Objects::nonNull)
            .map(Proxied::applications)
            .map(it -> it.get(application))
            .filter(Objects::nonNull)
            .toList();
    List<Traffic> timed = all.stream().filter(it -> it.p95() != null).toList();
    double weight = timed.stream().mapToDouble(Traffic::rate).sum();
    return new ProxiedSum(
        all.stream().mapToDouble(Traffic::rate).sum(),
        all.stream().mapToDouble(it -> orNothing(it.errors())).sum(),
        all.stream().mapToDouble(it -> orNothing(it.queue())).sum(),
        weight > 0
            ? timed.stream().mapToDouble(it -> millis(it.p95()) * it.rate()).sum() / weight
            : 0);
  }

  private static double orNothing(@Nullable Double figure) {
    return figure == null ? 0 : figure;
  }

  private static double millis(@Nullable Duration time) {
    return time == null ? 0 : (double) time.toMillis();
  }

  /** Rate, p95, errors, queue. */
  List<String> cells() {
    return List.of(
        tenths(rate),
        p95 == 0 ? "" : Durations.format(Duration.ofMillis(Math.round(p95))),
        tenths(errors),
        tenths(queue));
  }

  private static String tenths(double figure) {
    return "" + Math.round(figure * 10) / 10.0;
  }
}
