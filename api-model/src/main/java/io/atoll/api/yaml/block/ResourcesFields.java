package io.atoll.api.yaml.block;

import io.atoll.api.application.Resources;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import io.atoll.api.yaml.leaf.Leaves;
import io.atoll.api.yaml.schema.Field;
import io.atoll.api.yaml.schema.ObjectShape;
import io.atoll.api.yaml.schema.Values;
import org.jspecify.annotations.Nullable;

public final class ResourcesFields {
  private static final Cpu LEAST_CPU = new Cpu(10);
  private static final DataSize LEAST_MEMORY = new DataSize(6L << 20);

  private static final Field<Cpu> CPU_REQUEST =
      Field.defaulting("request", Leaves.CPU, "0", "What placement sets aside on a node.");
  private static final Field<Cpu> CPU_LIMIT =
      Field.optional(
          "limit", Leaves.CPU, "The most it may use; without it, no limit. At least 10m.");
  private static final Field<DataSize> MEMORY_REQUEST =
      Field.defaulting("request", Leaves.SIZE, "0", "What placement sets aside on a node.");
  private static final Field<DataSize> MEMORY_LIMIT =
      Field.optional(
          "limit",
          Leaves.SIZE,
          "Above it the worker is killed; without it, no limit. At least 6Mi.");

  private static final ObjectShape<Resources.CpuShare> CPU =
      ObjectShape.of("a cpu block", CPU_REQUEST, CPU_LIMIT)
          .check(
              values -> checkLimit(values, CPU_REQUEST, CPU_LIMIT, LEAST_CPU),
              CPU_REQUEST,
              CPU_LIMIT)
          .build(v -> new Resources.CpuShare(v.get(CPU_REQUEST), v.find(CPU_LIMIT)));
  private static final ObjectShape<Resources.Memory> MEMORY =
      ObjectShape.of("a memory block", MEMORY_REQUEST, MEMORY_LIMIT)
          .check(
              values -> checkLimit(values, MEMORY_REQUEST, MEMORY_LIMIT, LEAST_MEMORY),
              MEMORY_REQUEST,
              MEMORY_LIMIT)
          .build(v -> new Resources.Memory(v.get(MEMORY_REQUEST), v.find(MEMORY_LIMIT)));

  private static final Field<Resources.CpuShare> CPU_FIELD =
      Field.defaulting("cpu", CPU, "{}", "Processor time.");
  private static final Field<Resources.Memory> MEMORY_FIELD =
      Field.defaulting("memory", MEMORY, "{}", "Memory.");
  private static final Field<Integer> PIDS =
      Field.defaulting(
          "pids",
          Leaves.integer("a number of processes", 1, 4_194_304),
          "200",
          "The most processes and threads at once.");

  public static final ObjectShape<Resources> SHAPE =
      ObjectShape.of("resources", CPU_FIELD, MEMORY_FIELD, PIDS)
          .build(v -> new Resources(v.get(CPU_FIELD), v.get(MEMORY_FIELD), v.get(PIDS)));

  private ResourcesFields() {}

  private static <T extends Comparable<T>> void checkLimit(
      Values values, Field<T> request, Field<T> limit, T least) {
    @Nullable T most = values.find(limit);
    if (most == null) {
      return;
    }
    if (most.compareTo(least) < 0) {
      values.reject(limit, most + " is less than the least possible limit, " + least);
    } else if (most.compareTo(values.get(request)) < 0) {
      values.reject(limit, most + " is less than the request, " + values.get(request));
    }
  }
}
