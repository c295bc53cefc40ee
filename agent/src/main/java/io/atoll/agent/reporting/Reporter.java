package io.atoll.agent.reporting;

import com.google.common.collect.ImmutableMap;
import io.atoll.agent.reporting.ReportTally.Outcome;
import io.atoll.agent.sampling.CgroupSample;
import io.atoll.agent.sampling.Cgroups;
import io.atoll.agent.sampling.HostFiles;
import io.atoll.agent.traffic.TrafficMeter;
import io.atoll.api.Keys;
import io.atoll.api.state.NodeStats;
import io.atoll.api.store.Op;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.Txn;
import io.atoll.api.yaml.Documents;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures once a call and writes {@code stats/<node>} if the figures differ from those written
 * last, or if those are so old that a reader might take them for forgotten. Used by one thread.
 */
public final class Reporter {
  static final Duration WRITTEN_AT_LEAST_EVERY = Duration.ofSeconds(30);

  private static final Logger log = LoggerFactory.getLogger(Reporter.class);

  private final Store store;
  private final AgentLease lease;
  private final String key;
  private final LocalWorkers workers;
  private final ReportTally tally;
  private final HostFiles host;
  private final Cgroups cgroups;
  private final @Nullable TrafficMeter traffic;
  private @Nullable Measurement last;
  private @Nullable Written written;

  /**
   * @param traffic null on a host without a proxy
   */
  public Reporter(
      Store store,
      String node,
      AgentLease lease,
      LocalWorkers workers,
      HostFiles host,
      Cgroups cgroups,
      @Nullable TrafficMeter traffic,
      ReportTally tally) {
    this.store = store;
    this.lease = lease;
    this.key = Keys.stats(node);
    this.workers = workers;
    this.tally = tally;
    this.host = host;
    this.cgroups = cgroups;
    this.traffic = traffic;
  }

  /**
   * Measures and reports. A store that is away, or a file of the kernel that cannot be read, makes
   * this report fail and the next one try again.
   *
   * @param uptime monotonic time
   */
  public void report(Instant now, Duration uptime) {
    long start = System.nanoTime();
    Outcome outcome = round(now, uptime);
    tally.round(outcome, Duration.ofNanos(System.nanoTime() - start));
  }

  private Outcome round(Instant now, Duration uptime) {
    try {
      workers.refresh();
      Map<String, String> containers =
          workers.known().stream()
              .collect(ImmutableMap.toImmutableMap(LocalWorker::name, LocalWorker::containerId));
      Measurement measured =
          new Measurement(
              uptime,
              host.sample(),
              samples(containers.values()),
              traffic == null ? null : traffic.look(uptime));
      Optional<NodeStats> stats =
          Optional.ofNullable(last).flatMap(before -> measured.since(before, containers, now));
      last = measured;
      return stats.map(Rounding::round).map(this::writeIfWorthIt).orElse(Outcome.WAITING);
    } catch (StoreException e) {
      log.debug("event=reportSkipped category={} message={}", e.category(), e.getMessage());
      return Outcome.STORE_AWAY;
    } catch (IOException e) {
      log.warn("event=measureFailed message={}", e.getMessage());
      return Outcome.UNREADABLE;
    }
  }

  private Map<String, CgroupSample> samples(Collection<String> ids) throws IOException {
    ImmutableMap.Builder<String, CgroupSample> samples = ImmutableMap.builder();
    for (String id : ids) {
      cgroups.sample(id).ifPresent(sample -> samples.put(id, sample));
    }
    return samples.buildKeepingLast();
  }

  private Outcome writeIfWorthIt(NodeStats stats) {
    OptionalLong id = lease.current();
    if (id.isEmpty()) {
      return Outcome.WAITING;
    }
    if (written != null && written.covers(stats, id.getAsLong())) {
      return Outcome.UNCHANGED;
    }
    String text = Fitting.fit(stats, Documents::write);
    // On a lease that has just ended the put is refused: the next report finds the new lease.
    store.commit(Txn.of(Op.put(key, text, id.getAsLong())));
    written = new Written(stats, id.getAsLong());
    return Outcome.WRITTEN;
  }

  /** What stands in the store, as far as this process knows. */
  private record Written(NodeStats stats, long lease) {
    boolean covers(NodeStats now, long currentLease) {
      return lease == currentLease
          && Duration.between(stats.at(), now.at()).compareTo(WRITTEN_AT_LEAST_EVERY) < 0
          && sameFigures(now);
    }

    private boolean sameFigures(NodeStats now) {
      return now.cpu().equals(stats.cpu())
          && now.memory().equals(stats.memory())
          && now.load().equals(stats.load())
          && now.workers().equals(stats.workers())
          && Objects.equals(now.proxied(), stats.proxied());
    }
  }
}
