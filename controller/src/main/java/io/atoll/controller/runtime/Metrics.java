package io.atoll.controller.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.DoubleSupplier;

/**
 * Counters and gauges by name. A series is written as Prometheus writes it: {@code
 * reconciles_total{controller="applications",outcome="done"}}. Thread-safe.
 */
public final class Metrics {
  private final Map<String, DoubleAdder> counters = new ConcurrentHashMap<>();
  private final Map<String, DoubleSupplier> gauges = new ConcurrentHashMap<>();

  /** Builds the name of a series from a metric and its labels, given in pairs. */
  public static String series(String metric, String... labels) {
    StringBuilder name = new StringBuilder(metric);
    for (int i = 0; i + 1 < labels.length; i += 2) {
      name.append(i == 0 ? "{" : ",");
      name.append(labels[i]).append("=\"").append(escaped(labels[i + 1])).append('"');
    }
    return labels.length == 0 ? metric : name.append('}').toString();
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  public void increment(String series) {
    add(series, 1);
  }

  public void add(String series, double amount) {
    counters.computeIfAbsent(series, ignored -> new DoubleAdder()).add(amount);
  }

  /** Adds seconds to {@code metric_seconds_sum} and one to {@code metric_seconds_count}. */
  public void time(String metric, Duration duration, String... labels) {
    add(series(metric + "_seconds_sum", labels), duration.toNanos() / 1e9);
    increment(series(metric + "_seconds_count", labels));
  }

  /** A value that is asked for when it is read; a later one under the same name replaces it. */
  public void gauge(String series, DoubleSupplier value) {
    gauges.put(series, value);
  }

  /** All series as they stand now, sorted. */
  public SortedMap<String, Double> snapshot() {
    SortedMap<String, Double> all = new TreeMap<>();
    counters.forEach((series, value) -> all.put(series, value.sum()));
    gauges.forEach((series, value) -> all.put(series, value.getAsDouble()));
    return all;
  }
}
