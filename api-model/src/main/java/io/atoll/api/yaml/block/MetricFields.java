package io.atoll.api.yaml.block;

import io.atoll.api.application.Autoscale.Metric;
import io.atoll.api.value.Percent;
import io.atoll.api.yaml.leaf.Leaves;
import io.atoll.api.yaml.schema.Field;
import io.atoll.api.yaml.schema.Leaf;
import io.atoll.api.yaml.schema.ListShape;
import io.atoll.api.yaml.schema.ObjectShape;
import io.atoll.api.yaml.schema.Values;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class MetricFields {
  private static final Field<Duration> P95 =
      Field.optional("p95", Leaves.duration("1ms", "10m"), "19 of 20 answers are faster.");
  private static final Field<Duration> P99 =
      Field.optional("p99", Leaves.duration("1ms", "10m"), "99 of 100 answers are faster.");
  private static final ObjectShape<Metric.Latency> OBJECTIVE =
      ObjectShape.of("a latency objective", P95, P99)
          .check(values -> values.exactlyOne(P95, P99))
          .build(MetricFields::latency);

  private static final Field<Double> REQUESTS =
      Field.optional(
          "requestsPerSecond",
          Leaf.bare("a number above 0", MetricFields::rate),
          "Per worker, measured at the proxy.");
  private static final Field<Percent> CPU =
      Field.optional("cpu", Leaves.PERCENT, "Of the request.");
  private static final Field<Percent> MEMORY =
      Field.optional("memory", Leaves.PERCENT, "Of the request.");
  private static final Field<Metric.Latency> LATENCY =
      Field.optional("latency", OBJECTIVE, "An objective; what one worker carries is learned.");

  static final ListShape<Metric> LIST =
      ListShape.of(
              "a list of metrics",
              ObjectShape.of("a metric", REQUESTS, CPU, MEMORY, LATENCY)
                  .reserve("queue")
                  .check(MetricFields::check)
                  .build(MetricFields::metric))
          .notEmpty();

  private MetricFields() {}

  private static void check(Values values) {
    if (!values.isWritten("queue")) {
      values.exactlyOne(REQUESTS, CPU, MEMORY, LATENCY);
    }
    for (Field<Percent> field : List.of(CPU, MEMORY)) {
      @Nullable Percent target = values.find(field);
      if (target != null && target.value() == 0) {
        values.reject(field, "the target must be more than 0%");
      }
    }
  }

  private static Metric metric(Values values) {
    @Nullable Double requests = values.find(REQUESTS);
    if (requests != null) {
      return new Metric.RequestsPerSecond(requests);
    }
    @Nullable Percent cpu = values.find(CPU);
    if (cpu != null) {
      return new Metric.CpuUse(cpu);
    }
    @Nullable Percent memory = values.find(MEMORY);
    return memory != null ? new Metric.MemoryUse(memory) : values.get(LATENCY);
  }

  private static Metric.Latency latency(Values values) {
    @Nullable Duration p95 = values.find(P95);
    return p95 != null ? new Metric.Latency(95, p95) : new Metric.Latency(99, values.get(P99));
  }

  private static double rate(String text) {
    if (!text.matches("[0-9]{1,9}(?:\\.[0-9]{1,6})?") || Double.parseDouble(text) <= 0) {
      throw new IllegalArgumentException("'" + text + "' is not a number above 0");
    }
    return Double.parseDouble(text);
  }
}
