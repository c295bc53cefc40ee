package io.atoll.controller.runtime;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a process counts of what it does, in Prometheus' own instruments. One of a name is made once
 * however often it is asked for, so that a count outlives who counts. Thread-safe.
 */
public final class Metrics {
  /** From a call within the host to what a person would call stuck. */
  private static final double[] SECONDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60
  };

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Map<String, Counter> counters = new ConcurrentHashMap<>();
  private final Map<String, Histogram> durations = new ConcurrentHashMap<>();

  /**
   * @param name ends in {@code _total}
   * @param labels their names; nothing that grows without bound
   */
  public Counter counter(String name, String help, String... labels) {
    return counters.computeIfAbsent(
        name,
        ignored ->
            Counter.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .withoutExemplars()
                .register(registry));
  }

  /**
   * How long something takes, from 1 ms to a minute.
   *
   * @param name ends in {@code _seconds}
   */
  public Histogram durations(String name, String help, String... labels) {
    return durations.computeIfAbsent(
        name,
        ignored ->
            Histogram.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .withoutExemplars()
                .register(registry));
  }

  /** All of them as they stand now. */
  public MetricSnapshots snapshots() {
    return registry.scrape();
  }
}
