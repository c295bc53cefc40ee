package io.atoll.controller.runtime.leader;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.atoll.api.store.Op;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.Txn;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Signal;
import io.atoll.controller.runtime.Steppable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a lease and the keys that stand on it. Keeps it alive every third of its time to live; when
 * it is lost takes another and puts the keys again; each time it looks whether they still stand.
 * Stepped by one thread; asked by any.
 */
public final class LeaseKeeper implements Steppable {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);

  private final String name;
  private final Store store;
  private final Clock clock;
  private final Duration ttl;
  private final Signal signal = new Signal();
  private volatile boolean closed;

  @GuardedBy("this")
  private final Map<String, String> wanted = new TreeMap<>();

  /** What stands on the lease; null where a put may have been done but was not acknowledged. */
  @GuardedBy("this")
  private final Map<String, @Nullable String> put = new TreeMap<>();

  @GuardedBy("this")
  private boolean renewalAsked;

  /** 0 while there is none. */
  @GuardedBy("this")
  private long lease;

  @GuardedBy("this")
  private @Nullable Duration acknowledged;

  @GuardedBy("this")
  private Duration due;

  @GuardedBy("this")
  private @Nullable String problem = "no lease yet";

  public LeaseKeeper(String name, Store store, Clock clock, Duration ttl) {
    this.name = name;
    this.store = store;
    this.clock = clock;
    this.ttl = ttl;
    this.due = clock.uptime();
  }

  /** Keeps this text under the key, on the lease, from the next step on. */
  public synchronized void publish(String key, String text) {
    if (!text.equals(wanted.put(key, text))) {
      due = clock.uptime();
      signal.raise();
    }
  }

  /** Removes the key at the next step. */
  public synchronized void withdraw(String key) {
    wanted.remove(key);
    due = clock.uptime();
    signal.raise();
  }

  /** Asks the store at the next step whether the lease still stands. */
  synchronized void renewNow() {
    renewalAsked = true;
    due = clock.uptime();
  }

  /** The lease, if it is held as far as is known here; see {@link #lasts}. */
  public synchronized OptionalLong lease() {
    return lease == 0 ? OptionalLong.empty() : OptionalLong.of(lease);
  }

  /**
   * When the last grant or keep-alive that was acknowledged had been <em>sent</em>, as {@link
   * Clock#uptime()}: from then on the store counts at the earliest. Kept also when the lease is
   * lost, so that it tells for how long the store has not been heard.
   */
  public synchronized Optional<Duration> lastAcknowledged() {
    return Optional.ofNullable(acknowledged);
  }

  /** When the lease may run out if nothing more is acknowledged, as {@link Clock#uptime()}. */
  public synchronized Optional<Duration> runsOut() {
    Duration since = acknowledged;
    return lease == 0 || since == null ? Optional.empty() : Optional.of(since.plus(ttl));
  }

  /** Whether the lease is certain to last at this moment. */
  public boolean lasts() {
    return runsOut().filter(end -> clock.uptime().compareTo(end) < 0).isPresent();
  }

  @Override
  public boolean step() {
    Duration sent = clock.uptime();
    if (closed || sent.compareTo(nextDue()) < 0) {
      return false;
    }
    try {
      renew(sent);
      putKeys();
      settle(null);
    } catch (StoreException e) {
      failed(e);
    }
    return true;
  }

  private void renew(Duration sent) {
    OptionalLong held = lease();
    if (held.isEmpty()) {
      granted(store.grantLease(ttl), sent);
    } else if (renewalDue(sent)) {
      store.keepAlive(held.getAsLong());
      acknowledged(sent);
      look(held.getAsLong());
    }
  }

  /** Somebody may have removed a key while the lease lived on: nothing else would tell. */
  private void look(long current) {
    for (String key : standing()) {
      if (store.get(key).filter(entry -> entry.lease() == current).isEmpty()) {
        LOG.warn("event=leasedKeyGone lease={} key={}", name, key);
        gone(key);
      }
    }
  }

  private synchronized List<String> standing() {
    return List.copyOf(put.keySet());
  }

  private synchronized void gone(String key) {
    put.remove(key);
  }

  private synchronized boolean renewalDue(Duration now) {
    return renewalAsked
        || acknowledged == null
        || !acknowledged.plus(period()).minus(now).isPositive();
  }

  private void putKeys() {
    for (Op op : missing()) {
      trying(op);
      store.commit(Txn.of(op));
      done(op);
    }
  }

  private synchronized List<Op> missing() {
    List<Op> ops = new ArrayList<>();
    for (String key : put.keySet()) {
      if (!wanted.containsKey(key)) {
        ops.add(Op.delete(key));
      }
    }
    for (Map.Entry<String, String> entry : wanted.entrySet()) {
      if (!entry.getValue().equals(put.get(entry.getKey()))) {
        ops.add(Op.put(entry.getKey(), entry.getValue(), lease));
      }
    }
    return ops;
  }

  private synchronized void trying(Op op) {
    put.put(op.key(), null);
  }

  private synchronized void done(Op op) {
    if (op instanceof Op.Put written) {
      put.put(op.key(), written.value().utf8());
    } else {
      put.remove(op.key());
    }
  }

  private synchronized void granted(long granted, Duration sent) {
    lease = granted;
    acknowledged = sent;
    renewalAsked = false;
    put.clear();
  }

  private synchronized void acknowledged(Duration sent) {
    renewalAsked = false;
    acknowledged = sent;
  }

  private synchronized void settle(@Nullable String reason) {
    problem = reason;
    Duration last = acknowledged == null ? clock.uptime() : acknowledged;
    due = missing().isEmpty() ? last.plus(period()) : clock.uptime();
  }

  private synchronized void failed(StoreException cause) {
    if (problem == null) {
      LOG.warn(
          "event=leaseNotKept lease={} category={} message=\"{}\"",
          name,
          cause.category(),
          cause.getMessage());
    }
    problem = "cannot keep the lease of " + name + ": " + cause.getMessage();
    boolean lost = cause.category() == StoreException.Category.LEASE_NOT_FOUND;
    if (lost) {
      lease = 0;
      put.clear();
    }
    // A lost lease is replaced at once; a silent store is asked a few times before the lease ends.
    due = lost ? clock.uptime() : clock.uptime().plus(ttl.dividedBy(10));
  }

  private Duration period() {
    return ttl.dividedBy(3);
  }

  private synchronized Duration nextDue() {
    return due;
  }

  @Override
  public boolean urgent() {
    return true;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<Duration> nextWake() {
    return Optional.of(nextDue());
  }

  @Override
  public Signal signal() {
    return signal;
  }

  @Override
  public synchronized Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /** Gives the lease back, and with it the keys; failing that it runs out by itself. */
  @Override
  public void close() {
    closed = true;
    OptionalLong held = lease();
    release();
    try {
      held.ifPresent(store::revokeLease);
    } catch (StoreException e) {
      LOG.info("event=leaseNotRevoked lease={} category={}", name, e.category());
    }
  }

  private synchronized void release() {
    lease = 0;
    put.clear();
    problem = "given back";
  }
}
