package io.atoll.agent.reporting;

import com.google.common.collect.ImmutableMap;
import io.atoll.agent.sampling.CgroupSample;
import io.atoll.agent.sampling.HostSample;
import io.atoll.api.state.NodeStats;
import io.atoll.api.state.NodeStats.Proxied;
import io.atoll.api.state.NodeStats.WorkerStats;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All samples of one moment.
 *
 * @param uptime monotonic time of the moment
 * @param containers by container id
 * @param proxied what came through the proxy since the measurement before; null if not known
 */
record Measurement(
    Duration uptime,
    HostSample host,
    Map<String, CgroupSample> containers,
    @Nullable Proxied proxied) {
  Measurement {
    containers = ImmutableMap.copyOf(containers);
  }

  /**
   * The use between an earlier measurement and this one. A worker whose container is new has no
   * mean yet and is left out until the next.
   *
   * @param workers container id by worker's name
   */
  Optional<NodeStats> since(Measurement before, Map<String, String> workers, Instant now) {
    Duration span = uptime.minus(before.uptime);
    ImmutableMap.Builder<String, WorkerStats> stats = ImmutableMap.builder();
    workers.forEach((worker, container) ->
        worker(before, container, span).ifPresent(use -> stats.put(worker, use)));
    return Usage.mean(before.host.cpuTime(), host.cpuTime(), span)
        .map(cpu ->
            new NodeStats(now, cpu, host.memory(), host.load(), stats.buildOrThrow(), 0, proxied));
  }

  private Optional<WorkerStats> worker(Measurement before, String container, Duration span) {
    CgroupSample earlier = before.containers.get(container);
    CgroupSample later = containers.get(container);
    if (earlier == null || later == null) {
      return Optional.empty();
    }
    return Usage.mean(earlier.cpuTime(), later.cpuTime(), span)
        .map(cpu -> new WorkerStats(cpu, later.memory(), later.pids()));
  }
}
