package io.atoll.api.yaml.form;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.application.Autoscale.Metric;
import io.atoll.api.value.Percent;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

record MetricForm(
    @Nullable Double requestsPerSecond,
    @Nullable Percent cpu,
    @Nullable Percent memory,
    @Nullable Map<String, Duration> latency) {
  static MetricForm of(Metric metric) {
    return switch (metric) {
      case Metric.RequestsPerSecond(double target) -> new MetricForm(target, null, null, null);
      case Metric.CpuUse(Percent target) -> new MetricForm(null, target, null, null);
      case Metric.MemoryUse(Percent target) -> new MetricForm(null, null, target, null);
      case Metric.Latency(int percentile, Duration objective) ->
          new MetricForm(null, null, null, ImmutableMap.of("p" + percentile, objective));
    };
  }

  Metric value() {
    if (requestsPerSecond != null) {
      return new Metric.RequestsPerSecond(requestsPerSecond);
    }
    if (cpu != null) {
      return new Metric.CpuUse(cpu);
    }
    if (memory != null) {
      return new Metric.MemoryUse(memory);
    }
    return latency(latency == null ? Map.of() : latency);
  }

  private static Metric latency(Map<String, Duration> objectives) {
    for (Map.Entry<String, Duration> objective : objectives.entrySet()) {
      return new Metric.Latency(
          Integer.parseInt(objective.getKey().substring(1)), objective.getValue());
    }
    throw new IllegalArgumentException(
        "a metric has one of requestsPerSecond, cpu, memory and latency");
  }
}
