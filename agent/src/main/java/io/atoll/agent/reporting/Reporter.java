package io.atoll.agent.reporting;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.atoll.agent.measuring.LocalWorkers;
import io.atoll.agent.measuring.Meter;
import io.atoll.agent.reporting.ReportTally.Outcome;
import io.atoll.api.Keys;
import io.atoll.api.agent.Sample;
import io.atoll.api.state.NodeStats;
import io.atoll.api.state.NodeStats.Proxied;
import io.atoll.api.state.NodeStats.Traffic;
import io.atoll.api.store.Op;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.Txn;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures once a call, whether or not the store is there, and writes {@code stats/<node>} if the
 * figures differ from those written last, or if those are so old that a reader might take them for
 * forgotten. Used by one thread.
 */
public final class Reporter {
  static final Duration WRITTEN_AT_LEAST_EVERY = Duration.ofSeconds(30);

  private static final Logger log = LoggerFactory.getLogger(Reporter.class);

  private final Store store;
  private final AgentLease lease;
  private final String key;
  private final LocalWorkers workers;
  private final Meter meter;
  private final Consumer<Sample> history;
  private final ReportTally tally;
  private final Digest digest = new Digest();
  private @Nullable Written written;
  private boolean told;

  /**
   * @param history takes each sample; neither blocks for long nor fails
   */
  public Reporter(
      Store store,
      String node,
      AgentLease lease,
      LocalWorkers workers,
      Meter meter,
      Consumer<Sample> history,
      ReportTally tally) {
    this.store = store;
    this.lease = lease;
    this.key = Keys.stats(node);
    this.workers = workers;
    this.meter = meter;
    this.history = history;
    this.tally = tally;
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
    told = outcome == Outcome.WRITTEN || outcome == Outcome.UNCHANGED;
    tally.round(outcome, Duration.ofNanos(System.nanoTime() - start));
  }

  /**
   * Requests a second by application, as the store has them; empty if the last report did not get
   * there, or the proxy told nothing.
   */
  public Optional<Map<String, Double>> told() {
    return Optional.ofNullable(told ? written : null)
        .map(it -> it.stats().proxied())
        .map(Proxied::applications)
        .map(it -> ImmutableMap.copyOf(Maps.transformValues(it, Traffic::rate)));
  }

  private Outcome round(Instant now, Duration uptime) {
    boolean away = !followed();
    try {
      Optional<Sample> sample = meter.measure(workers.known(), now, uptime);
      sample.ifPresent(history);
      if (away) {
        return Outcome.STORE_AWAY;
      }
      return sample
          .map(digest::of)
          .map(Rounding::round)
          .map(it -> writeIfWorthIt(it, uptime))
          .orElse(Outcome.WAITING);
    } catch (StoreException e) {
      log.debug("event=reportSkipped category={} message={}", e.category(), e.getMessage());
      return Outcome.STORE_AWAY;
    } catch (IOException e) {
      log.warn("event=measureFailed message={}", e.getMessage());
      return Outcome.UNREADABLE;
    }
  }

  /** Does not wait for a store that the lease did not find either. */
  private boolean followed() {
    if (lease.storeAway()) {
      return false;
    }
    try {
      workers.follow();
      return true;
    } catch (StoreException e) {
      log.debug("event=workersUnread category={} message={}", e.category(), e.getMessage());
      return false;
    }
  }

  private Outcome writeIfWorthIt(NodeStats stats, Duration uptime) {
    OptionalLong id = lease.current();
    if (id.isEmpty()) {
      return Outcome.WAITING;
    }
    if (written != null && written.covers(stats, id.getAsLong(), uptime)) {
      return Outcome.UNCHANGED;
    }
    String text = Fitting.fit(stats);
    // On a lease that has just ended the put is refused: the next report finds the new lease.
    store.commit(Txn.of(Op.put(key, text, id.getAsLong())));
    written = new Written(stats, id.getAsLong(), uptime);
    return Outcome.WRITTEN;
  }

  /**
   * What stands in the store, as far as this process knows.
   *
   * @param uptime monotonic, for the host's clock may be set
   */
  private record Written(NodeStats stats, long lease, Duration uptime) {
    boolean covers(NodeStats now, long currentLease, Duration currentUptime) {
      return lease == currentLease
          && currentUptime.minus(uptime).compareTo(WRITTEN_AT_LEAST_EVERY) < 0
          && Rounding.areNear(now, stats);
    }
  }
}
