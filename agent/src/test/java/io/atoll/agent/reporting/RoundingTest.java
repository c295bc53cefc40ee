package io.atoll.agent.reporting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.state.NodeStats;
import io.atoll.api.state.NodeStats.Proxied;
import io.atoll.api.state.NodeStats.Traffic;
import io.atoll.api.state.NodeStats.WorkerStats;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoundingTest {
  private static final long MEBIBYTE = 1 << 20;
  private static final WorkerStats WORKER = worker(100, 20, 3, null);

  @ParameterizedTest
  @CsvSource({"1024, 1000", "1025, 1050", "1074, 1050"})
  void theHostsProcessorsAreToldInStepsOf50m(long measured, long told) {
    assertEquals(new Cpu(told), Rounding.round(host(measured, 0, 0.5)).cpu());
  }

  @Test
  void theHostsOwnFiguresAreNearUpToAStepAndItsLoadAlways() {
    NodeStats told = host(1000, 512, 0.5);
    assertTrue(Rounding.areNear(host(1050, 528, 7.5), told));
    assertFalse(Rounding.areNear(host(1100, 512, 0.5), told));
    assertFalse(Rounding.areNear(host(1000, 544, 0.5), told));
  }

  @Test
  void aWorkersMemoryIsNearUpToAStepAndItsProcessorsAreNot() {
    assertTrue(areNear(worker(100, 21, 9, null)));
    assertFalse(areNear(worker(100, 22, 3, null)));
    assertFalse(areNear(worker(110, 20, 3, null)));
    assertFalse(areNear(worker(100, 20, 3, 0.25)));
  }

  @Test
  void otherWorkersAreNotNear() {
    NodeStats told = workers(Map.of("a", WORKER));
    assertFalse(Rounding.areNear(workers(Map.of()), told));
    assertFalse(Rounding.areNear(workers(Map.of("b", WORKER)), told));
    assertFalse(Rounding.areNear(workers(Map.of("a", WORKER, "b", WORKER)), told));
  }

  @Test
  void trafficIsComparedExactlyOverWhateverSpan() {
    NodeStats told = proxied(2000, 41.5, 3);
    assertTrue(Rounding.areNear(proxied(2017, 41.5, 3), told));
    assertFalse(Rounding.areNear(proxied(2000, 41.6, 3), told));
    assertFalse(Rounding.areNear(proxied(2000, 41.5, 4), told));
    assertFalse(Rounding.areNear(workers(Map.of()), told));
  }

  private static boolean areNear(WorkerStats now) {
    return Rounding.areNear(workers(Map.of("a", now)), workers(Map.of("a", WORKER)));
  }

  private static WorkerStats worker(long cpu, long memory, int pids, @Nullable Double throttled) {
    return new WorkerStats(new Cpu(cpu), new DataSize(memory * MEBIBYTE), pids, throttled);
  }

  private static NodeStats host(long cpu, long memory, double load) {
    return stats(cpu, memory, load, Map.of(), null);
  }

  private static NodeStats workers(Map<String, WorkerStats> workers) {
    return stats(1000, 512, 0.5, workers, null);
  }

  private static NodeStats proxied(long span, double rate, int sessions) {
    Traffic traffic = new Traffic(rate, rate, 1, null, null);
    return stats(
        1000,
        512,
        0.5,
        Map.of(),
        new Proxied(Duration.ofMillis(span), Map.of("shop", traffic), Map.of("a", sessions)));
  }

  private static NodeStats stats(
      long cpu,
      long memory,
      double load,
      Map<String, WorkerStats> workers,
      @Nullable Proxied proxied) {
    return new NodeStats(
        Instant.EPOCH,
        new Cpu(cpu),
        new DataSize(memory * MEBIBYTE),
        List.of(load, load, load),
        workers,
        0,
        proxied);
  }
}
