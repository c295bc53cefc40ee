package io.atoll.api.state;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an agent measured, under {@code stats/<node>} on its lease.
 *
 * @param load one, five and fifteen minutes
 * @param workers by worker's name
 * @param omittedWorkers how many workers that use least were left out to keep the document small
 */
public record NodeStats(
    Instant at,
    Cpu cpu,
    DataSize memory,
    List<Double> load,
    Map<String, WorkerStats> workers,
    int omittedWorkers) {
  public NodeStats {
    load = ImmutableList.copyOf(load);
    workers = ImmutableMap.copyOf(workers);
  }

  /**
   * @param cpu mean use since the last report
   * @param memory working set: use without what the kernel can drop at once
   */
  public record WorkerStats(Cpu cpu, DataSize memory, int pids) {}
}
