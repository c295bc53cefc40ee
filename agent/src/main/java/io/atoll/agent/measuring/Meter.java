package io.atoll.agent.measuring;

import com.google.common.collect.ImmutableMap;
import io.atoll.agent.sampling.container.CgroupSample;
import io.atoll.agent.sampling.container.Cgroups;
import io.atoll.agent.sampling.container.ContainerFiles;
import io.atoll.agent.sampling.host.HostFiles;
import io.atoll.agent.sampling.host.HostSample;
import io.atoll.agent.traffic.Look;
import io.atoll.agent.traffic.TrafficMeter;
import io.atoll.api.agent.Sample;
import io.atoll.api.agent.Sample.Detail;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures the host, its workers and its proxy. A worker that cannot be read is left out. One
 * thread.
 */
public final class Meter {
  private static final Logger log = LoggerFactory.getLogger(Meter.class);

  private final HostFiles host;
  private final Cgroups cgroups;
  private final ContainerFiles files;
  private final @Nullable TrafficMeter traffic;

  /** By container id. */
  private Map<String, ContainerMeter> meters = new HashMap<>();

  private @Nullable Measurement last;

  /**
   * @param files of the same control groups
   * @param traffic null on a host without a proxy
   */
  public Meter(
      HostFiles host, Cgroups cgroups, ContainerFiles files, @Nullable TrafficMeter traffic) {
    this.host = host;
    this.cgroups = cgroups;
    this.files = files;
    this.traffic = traffic;
  }

  /**
   * What was used since the last time; empty the first time.
   *
   * @param uptime monotonic time
   * @throws IOException if the host's files cannot be read; then the span goes on
   */
  public Optional<Sample> measure(List<LocalWorker> workers, Instant now, Duration uptime)
      throws IOException {
    HostSample hostSample = host.sample();
    Map<String, CgroupSample> containers = new HashMap<>();
    Map<String, Detail> details = new HashMap<>();
    read(workers, uptime, containers, details);
    Measurement measured = new Measurement(uptime, hostSample, containers);
    Optional<Look> look = traffic == null ? Optional.empty() : traffic.look(uptime);
    Measurement before = last;
    last = measured;
    return before == null
        ? Optional.empty()
        : measured
            .node(before)
            .map(node ->
                new Sample(
                    now,
                    Duration.ofMillis(uptime.minus(before.uptime()).toMillis()),
                    node,
                    used(workers, before, measured, details),
                    look.map(Meter::proxied).orElse(null)));
  }

  /** Puts, by container id, what there is of each and is due. */
  private void read(
      List<LocalWorker> workers,
      Duration uptime,
      Map<String, CgroupSample> containers,
      Map<String, Detail> details)
      throws IOException {
    Map<String, ContainerMeter> gone = meters;
    meters = new HashMap<>();
    for (LocalWorker worker : workers) {
      String id = worker.containerId();
      ContainerMeter known = gone.remove(id);
      ContainerMeter meter = known == null ? new ContainerMeter(id, cgroups, files) : known;
      meters.put(id, meter);
      try {
        meter.sample().ifPresent(sample -> containers.put(id, sample));
        meter.detail(uptime).ifPresent(detail -> details.put(id, detail));
      } catch (IOException e) {
        // Also what the kernel says of a group that was removed between opening and reading.
        log.debug("event=workerUnread worker={} message={}", worker.name(), e.getMessage());
      }
    }
    for (ContainerMeter meter : gone.values()) {
      meter.close();
    }
  }

  private static Sample.Proxied proxied(Look look) {
    return new Sample.Proxied(look.applications(), look.sessions());
  }

  private static ImmutableMap<String, Sample.Worker> used(
      List<LocalWorker> workers, Measurement before, Measurement now, Map<String, Detail> details) {
    ImmutableMap.Builder<String, Sample.Worker> all = ImmutableMap.builder();
    for (LocalWorker worker : workers) {
      now.worker(before, worker, details.get(worker.containerId()))
          .ifPresent(it -> all.put(worker.name(), it));
    }
    return all.buildOrThrow();
  }
}
