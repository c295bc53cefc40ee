package io.atoll.agent.measuring;

import com.google.common.collect.ImmutableMap;
import io.atoll.agent.sampling.container.CgroupSample;
import io.atoll.agent.sampling.host.HostDetail;
import io.atoll.agent.sampling.host.HostSample;
import io.atoll.api.agent.Sample;
import io.atoll.api.agent.Sample.Disk;
import io.atoll.api.value.Cpu;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel had counted at one moment.
 *
 * @param uptime monotonic time of the moment
 * @param containers by container id
 */
record Measurement(Duration uptime, HostSample host, Map<String, CgroupSample> containers) {
  Measurement {
    containers = ImmutableMap.copyOf(containers);
  }

  /** From an earlier measurement to this one; empty if the host's counters say nothing of that. */
  Optional<Sample.Node> node(Measurement before) {
    Duration span = uptime.minus(before.uptime);
    return Usage.mean(before.host.cpuTime(), host.cpuTime(), span)
        .map(cpu ->
            new Sample.Node(
                cpu, host.memory(), host.load(), pressure(before, span), disks(before, span)));
  }

  private ImmutableMap<String, Double> pressure(Measurement before, Duration span) {
    ImmutableMap.Builder<String, Double> shares = ImmutableMap.builder();
    host.pressure()
        .forEach((stall, time) -> {
          Duration earlier = before.host.pressure().get(stall);
          if (stall.isOfSome() && earlier != null) {
            Usage.share(earlier, time, span)
                .ifPresent(share -> shares.put(stall.resource(), share));
          }
        });
    return shares.buildOrThrow();
  }

  private ImmutableMap<String, Disk> disks(Measurement before, Duration span) {
    ImmutableMap.Builder<String, Disk> disks = ImmutableMap.builder();
    host.disks()
        .forEach((device, now) -> {
          HostDetail.Disk earlier = before.host.disks().get(device);
          if (earlier != null) {
            Usage.share(earlier.busy(), now.busy(), span)
                .ifPresent(busy ->
                    disks.put(
                        device,
                        new Disk(
                            Usage.perSecond(earlier.read(), now.read(), span),
                            Usage.perSecond(earlier.written(), now.written(), span),
                            busy)));
          }
        });
    return disks.buildOrThrow();
  }

  /**
   * A worker whose container is new has no mean yet and is left out until the next.
   *
   * @param detail what was read of it besides
   */
  Optional<Sample.Worker> worker(
      Measurement before, LocalWorker worker, Sample.@Nullable Detail detail) {
    CgroupSample earlier = before.containers.get(worker.containerId());
    CgroupSample later = containers.get(worker.containerId());
    if (earlier == null || later == null) {
      return Optional.empty();
    }
    Optional<Cpu> mean =
        Usage.mean(earlier.cpuTime(), later.cpuTime(), uptime.minus(before.uptime));
    return mean.map(
        cpu -> new Sample.Worker(worker.application(), cpu, later.memory(), later.pids(), detail));
  }
}
