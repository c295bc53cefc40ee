package io.atoll.agent.reporting;

import io.atoll.agent.mirror.Mirror;
import io.atoll.api.Keys;
import io.atoll.api.store.Op;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.Txn;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lease that says that this node's agent is alive, with {@code agents/<node>} on it. {@link
 * #renew} is called by one thread, often enough to miss one; {@link #current} by any.
 */
public final class AgentLease {
  public static final Duration TIME_TO_LIVE = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(AgentLease.class);
  private static final long NONE = 0;

  private final Store store;
  private final String node;
  private final String presence;
  private final ReportTally tally;

  /** The lease that the presence stands on. */
  private final Mirror<Long> seen;

  private volatile long lease = NONE;
  private volatile boolean away;

  /**
   * @param presence text of the document for {@code agents/<node>}
   */
  public AgentLease(Store store, String node, String presence, ReportTally tally) {
    this.store = store;
    this.node = node;
    this.presence = presence;
    this.tally = tally;
    this.seen = new Mirror<>(store, Keys.agent(node), entry -> Optional.of(entry.lease()));
  }

  public OptionalLong current() {
    long id = lease;
    return id == NONE ? OptionalLong.empty() : OptionalLong.of(id);
  }

  /** Whether the store did not answer the last time. */
  boolean storeAway() {
    return away;
  }

  /** Keeps the lease, or takes a new one if it was lost. Never throws for a store that is away. */
  public void renew() {
    try {
      keepOrTake();
      if (away) {
        log.info("event=storeBack node={}", node);
      }
      away = false;
      tally.renewal(true);
    } catch (StoreException e) {
      if (!away) {
        log.warn(
            "event=storeAway node={} category={} message={}", node, e.category(), e.getMessage());
      }
      away = true;
      tally.renewal(false);
    }
  }

  private void keepOrTake() {
    if (lease != NONE && kept()) {
      putAgainIfGone();
      return;
    }
    long taken = store.grantLease(TIME_TO_LIVE);
    store.commit(Txn.of(Op.put(Keys.agent(node), presence, taken)));
    lease = taken;
    log.info("event=leaseTaken node={} lease={}", node, Long.toHexString(taken));
  }

  /** Somebody may have removed the key while the lease lived on: nothing else would tell. */
  private void putAgainIfGone() {
    seen.follow();
    if (Objects.equals(seen.known().get(""), lease)) {
      return;
    }
    // It may have been put just now, and not have been seen yet.
    String key = Keys.agent(node);
    if (store.get(key).filter(entry -> entry.lease() == lease).isEmpty()) {
      log.warn("event=leasedKeyGone key={}", key);
      store.commit(Txn.of(Op.put(key, presence, lease)));
    }
  }

  private boolean kept() {
    try {
      store.keepAlive(lease);
      return true;
    } catch (StoreException e) {
      if (e.category() != StoreException.Category.LEASE_NOT_FOUND) {
        throw e;
      }
      lease = NONE;
      return false;
    }
  }

  /** Gives the lease back, so that others see at once that this agent has ended. */
  public void release() {
    long id = lease;
    lease = NONE;
    if (id == NONE) {
      return;
    }
    try {
      store.revokeLease(id);
    } catch (StoreException e) {
      log.info("event=leaseLeftToExpire node={} category={}", node, e.category());
    }
  }
}
