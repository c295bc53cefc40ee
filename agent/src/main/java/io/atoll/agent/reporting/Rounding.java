package io.atoll.agent.reporting;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.atoll.api.state.NodeStats;
import io.atoll.api.state.NodeStats.WorkerStats;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  /**
   * Whether rounded figures are so near each other that one would not write the one for the other:
   * what lies between two steps goes to and fro. What is decided by is compared exactly: use of
   * processors by workers, and traffic; the load of the host and numbers of processes not at all.
   */
  static boolean areNear(NodeStats one, NodeStats other) {
    return isWithin(NODE_CPU_STEP, one.cpu().millis(), other.cpu().millis())
        && isWithin(NODE_MEMORY_STEP, one.memory().bytes(), other.memory().bytes())
        && one.workers().size() == other.workers().size()
        && one.workers().entrySet().stream()
            .allMatch(it -> areNear(it.getValue(), other.workers().get(it.getKey())))
        && traffic(one).equals(traffic(other));
  }

  private static boolean areNear(WorkerStats one, @Nullable WorkerStats other) {
    return other != null
        && one.cpu().equals(other.cpu())
        && isWithin(MEBIBYTE, one.memory().bytes(), other.memory().bytes())
        && Objects.equals(one.throttled(), other.throttled());
  }

  /** Over whatever span it was measured. */
  private static Optional<List<Object>> traffic(NodeStats stats) {
    return Optional.ofNullable(stats.proxied())
        .map(it -> List.of(it.applications(), it.sessions()));
  }

  private static boolean isWithin(long step, long one, long other) {
    return Math.abs(one - other) <= step;
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
