package io.atoll.controller.runtime;

import com.google.common.base.CaseFormat;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers what is read at the moment of asking. Where two say something of the same series, such as
 * two caches of one prefix, the larger value stands. Confined to one thread.
 */
public final class Figures {
  private static final String TOTAL = "_total";

  private record Family(String help, Map<Labels, Double> values) {}

  private final Map<String, Family> families = new LinkedHashMap<>();
  private final List<MetricSnapshot> others = new ArrayList<>();

  /**
   * @param name that of a counter ends in {@code _total}
   * @param labels names and values, in turns
   */
  public void add(String name, String help, double value, String... labels) {
    put(name, help, value, Labels.of(labels));
  }

  private void put(String name, String help, double value, Labels labels) {
    families
        .computeIfAbsent(name, ignored -> new Family(help, new LinkedHashMap<>()))
        .values()
        .merge(labels, value, Math::max);
  }

  /** To add figures of one thing, which have these labels before others. */
  public About about(String... labels) {
    return new About(Labels.of(labels));
  }

  /** Adds figures of one thing. */
  public final class About {
    private final Labels labels;

    private About(Labels labels) {
      this.labels = labels;
    }

    public About add(String name, String help, double value, String... more) {
      put(name, help, value, labels.merge(Labels.of(more)));
      return this;
    }

    /** In seconds. */
    public About add(String name, String help, Duration value) {
      return add(name, help, value.toNanos() / 1e9);
    }
  }

  /** One that is complete. */
  public void add(MetricSnapshot snapshot) {
    others.add(snapshot);
  }

  /** A word of an enumeration as labels have it: {@code rolledBack}. */
  public static String word(Enum<?> value) {
    return CaseFormat.UPPER_UNDERSCORE.to(CaseFormat.LOWER_CAMEL, value.name());
  }

  /** All that was added, with those. */
  public MetricSnapshots with(MetricSnapshots counted) {
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    counted.forEach(all::metricSnapshot);
    others.forEach(all::metricSnapshot);
    families.forEach((name, family) -> all.metricSnapshot(snapshot(name, family)));
    return all.build();
  }

  private static MetricSnapshot snapshot(String name, Family family) {
    return name.endsWith(TOTAL) ? counter(name, family) : gauge(name, family);
  }

  private static CounterSnapshot counter(String name, Family family) {
    // The library puts the ending there by itself.
    String base = name.substring(0, name.length() - TOTAL.length());
    CounterSnapshot.Builder counter = CounterSnapshot.builder().name(base).help(family.help());
    family
        .values()
        .forEach((labels, value) ->
            counter.dataPoint(
                CounterDataPointSnapshot.builder().labels(labels).value(value).build()));
    return counter.build();
  }

  private static GaugeSnapshot gauge(String name, Family family) {
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(family.help());
    family
        .values()
        .forEach((labels, value) ->
            gauge.dataPoint(GaugeDataPointSnapshot.builder().labels(labels).value(value).build()));
    return gauge.build();
  }
}
