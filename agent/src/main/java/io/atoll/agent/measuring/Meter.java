package io.atoll.agent.measuring;

import com.google.common.collect.ImmutableMap;
import io.atoll.agent.sampling.CgroupSample;
import io.atoll.agent.sampling.Cgroups;
import io.atoll.agent.sampling.ContainerFiles;
import io.atoll.agent.sampling.HostFiles;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures the host, its workers and its proxy. What costs more to read of a worker is read every
 * twenty seconds. A worker that cannot be read is left out. One thread.
 */
public final class Meter {
  private static final Logger log = LoggerFactory.getLogger(Meter.class);
  private static final Duration DETAILS_EVERY = Duration.ofSeconds(20);

  private final HostFiles host;
  private final Cgroups cgroups;
  private final ContainerFiles files;
  private final @Nullable TrafficMeter traffic;
  private final Map<String, Details> details = new HashMap<>();
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
    Measurement measured = new Measurement(uptime, host.sample(), containers(workers));
    ImmutableMap<String, Detail> fresh = details(workers, uptime);
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
                    used(workers, before, measured, fresh),
                    look.map(Meter::proxied).orElse(null)));
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

  private Map<String, CgroupSample> containers(List<LocalWorker> workers) {
    Map<String, CgroupSample> samples = new HashMap<>();
    for (LocalWorker worker : workers) {
      try {
        cgroups
            .sample(worker.containerId())
            .ifPresent(sample -> samples.put(worker.containerId(), sample));
      } catch (IOException e) {
        // Also what the kernel says of a group that was removed between opening and reading.
        log.debug("event=workerUnread worker={} message={}", worker.name(), e.getMessage());
      }
    }
    return samples;
  }

  /** By container id, of those that were due. */
  private ImmutableMap<String, Detail> details(List<LocalWorker> workers, Duration uptime) {
    details
        .keySet()
        .retainAll(workers.stream().map(LocalWorker::containerId).collect(Collectors.toSet()));
    ImmutableMap.Builder<String, Detail> fresh = ImmutableMap.builder();
    for (LocalWorker worker : workers) {
      String id = worker.containerId();
      Details before = details.get(id);
      if (before == null || uptime.minus(before.uptime()).compareTo(DETAILS_EVERY) >= 0) {
        read(worker, uptime)
            .flatMap(now -> before == null ? Optional.empty() : now.since(before))
            .ifPresent(detail -> fresh.put(id, detail));
      }
    }
    return fresh.buildKeepingLast();
  }

  private Optional<Details> read(LocalWorker worker, Duration uptime) {
    try {
      Details now = new Details(uptime, files.figures(worker.containerId()));
      details.put(worker.containerId(), now);
      return Optional.of(now);
    } catch (IOException e) {
      log.debug("event=workerUnread worker={} message={}", worker.name(), e.getMessage());
      return Optional.empty();
    }
  }
}
