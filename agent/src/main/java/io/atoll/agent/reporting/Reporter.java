package io.atoll.agent.reporting;

import com.google.common.collect.ImmutableMap;
import io.atoll.agent.sampling.CgroupSample;
import io.atoll.agent.sampling.Cgroups;
import io.atoll.agent.sampling.HostFiles;
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
  private final Containers containers;
  private final HostFiles host;
  private final Cgroups cgroups;
  private @Nullable Measurement last;
  private @Nullable Written written;

  public Reporter(Store store, String node, AgentLease lease, HostFiles host, Cgroups cgroups) {
    this.store = store;
    this.lease = lease;
    this.key = Keys.stats(node);
    this.containers = new Containers(store, node);
    this.host = host;
    this.cgroups = cgroups;
  }

  /**
   * Measures and reports. A store that is away, or a file of the kernel that cannot be read, makes
   * this report fail and the next one try again.
   *
   * @param uptime monotonic time
   */
  public void report(Instant now, Duration uptime) {
    try {
      Map<String, String> workers = containers.byWorker();
      Measurement measured = new Measurement(uptime, host.sample(), samples(workers.values()));
      Optional<NodeStats> stats =
          Optional.ofNullable(last).flatMap(before -> measured.since(before, workers, now));
      last = measured;
      stats.map(Rounding::round).ifPresent(this::writeIfWorthIt);
    } catch (StoreException e) {
      log.debug("event=reportSkipped category={} message={}", e.category(), e.getMessage());
    } catch (IOException e) {
      log.warn("event=measureFailed message={}", e.getMessage());
    }
  }

  private Map<String, CgroupSample> samples(Collection<String> ids) throws IOException {
    ImmutableMap.Builder<String, CgroupSample> samples = ImmutableMap.builder();
    for (String id : ids) {
      cgroups.sample(id).ifPresent(sample -> samples.put(id, sample));
    }
    return samples.buildKeepingLast();
  }

  private void writeIfWorthIt(NodeStats stats) {
    OptionalLong id = lease.current();
    if (id.isEmpty() || (written != null && written.covers(stats, id.getAsLong()))) {
      return;
    }
    String text = Fitting.fit(stats, Documents::write);
    // On a lease that has just ended the put is refused: the next report finds the new lease.
    store.commit(Txn.of(Op.put(key, text, id.getAsLong())));
    written = new Written(stats, id.getAsLong());
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
          && now.workers().equals(stats.workers());
    }
  }
}
