package io.atoll.agent.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers the series of one answer, family by family. Confined to one thread. */
final class Families {
  private final Map<Family, CounterSnapshot.Builder> counters = new HashMap<>();
  private final Map<Family, GaugeSnapshot.Builder> gauges = new HashMap<>();
  private final List<MetricSnapshot> others = new ArrayList<>();

  void add(Family family, Labels labels, double value) {
    switch (family.kind()) {
      case COUNTER ->
          counters
              .computeIfAbsent(
                  family, it -> CounterSnapshot.builder().name(it.baseName()).help(it.help()))
              .dataPoint(CounterDataPointSnapshot.builder().labels(labels).value(value).build());
      case GAUGE ->
          gauges
              .computeIfAbsent(
                  family, it -> GaugeSnapshot.builder().name(it.baseName()).help(it.help()))
              .dataPoint(GaugeDataPointSnapshot.builder().labels(labels).value(value).build());
    }
  }

  void add(Family family, Labels labels, long value) {
    add(family, labels, (double) value);
  }

  /** One that is complete. */
  void add(MetricSnapshot snapshot) {
    others.add(snapshot);
  }

  MetricSnapshots build() {
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    counters.values().forEach(family -> all.metricSnapshot(family.build()));
    gauges.values().forEach(family -> all.metricSnapshot(family.build()));
    others.forEach(all::metricSnapshot);
    return all.build();
  }
}
