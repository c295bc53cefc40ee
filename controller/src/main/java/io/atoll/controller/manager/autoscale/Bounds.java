package io.atoll.controller.manager.autoscale;

import io.atoll.api.application.Autoscale.Metric;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What who measures should report at once, without waiting for the next period: figures beyond
 * these ask for more workers. Null where nothing is asked.
 *
 * @param cpu of one worker
 * @param memory of one worker
 * @param rate of requests for one worker
 * @param latency at its percentile
 */
public record Bounds(
    @Nullable Cpu cpu,
    @Nullable DataSize memory,
    @Nullable Double rate,
    @Nullable Duration latency) {
  static Bounds of(Situation situation, @Nullable Double capacity) {
    List<Metric> metrics = situation.rules().metrics();
    Cpu cpu = null;
    DataSize memory = null;
    Double rate = capacity;
    Duration latency = null;
    for (Metric metric : metrics) {
      switch (metric) {
        case Metric.CpuUse it -> cpu = UsePlanner.cpuBound(situation, it);
        case Metric.MemoryUse it -> memory = UsePlanner.memoryBound(situation, it);
        case Metric.RequestsPerSecond(double target) ->
            rate = Math.min(rate == null ? Double.MAX_VALUE : rate, Tolerance.above(target));
        case Metric.Latency(int _, Duration objective) -> latency = objective;
      }
    }
    return new Bounds(cpu, memory, rate, latency);
  }
}
