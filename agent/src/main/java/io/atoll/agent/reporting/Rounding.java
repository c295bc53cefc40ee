package io.atoll.agent.reporting;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.atoll.api.state.NodeStats;
import io.atoll.api.state.NodeStats.WorkerStats;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import java.util.List;

/**
 * Takes off the digits that nobody decides by, so that a steady node has nothing to write. Pure.
 */
final class Rounding {
  private static final long MEBIBYTE = 1L << 20;
  private static final long NODE_CPU_STEP = 50;
  private static final long NODE_MEMORY_STEP = 16 * MEBIBYTE;
  private static final long WORKER_CPU_STEP = 10;

  private Rounding() {}

  static NodeStats round(NodeStats stats) {
    return new NodeStats(
        stats.at(),
        new Cpu(nearest(stats.cpu().millis(), NODE_CPU_STEP)),
        new DataSize(nearest(stats.memory().bytes(), NODE_MEMORY_STEP)),
        tenths(stats.load()),
        ImmutableMap.copyOf(Maps.transformValues(stats.workers(), Rounding::round)),
        stats.omittedWorkers(),
        stats.proxied());
  }

  private static WorkerStats round(WorkerStats stats) {
    return new WorkerStats(
        new Cpu(nearest(stats.cpu().millis(), WORKER_CPU_STEP)),
        new DataSize(nearest(stats.memory().bytes(), MEBIBYTE)),
        stats.pids(),
        stats.throttled());
  }

  private static long nearest(long value, long step) {
    return (value + step / 2) / step * step;
  }

  private static List<Double> tenths(List<Double> loads) {
    return loads.stream()
        .map(load -> Math.round(load * 10) / 10.0)
        .collect(ImmutableList.toImmutableList());
  }
}
