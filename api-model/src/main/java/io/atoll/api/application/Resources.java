package io.atoll.api.application;

import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import org.jspecify.annotations.Nullable;

/** Requests are what placement counts with; limits are what the kernel enforces (null: none). */
public record Resources(CpuShare cpu, Memory memory, int pids) {
  public record CpuShare(Cpu request, @Nullable Cpu limit) {}

  public record Memory(DataSize request, @Nullable DataSize limit) {}
}
