package io.atoll.controller.runtime.leader;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.atoll.api.store.Compare;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.Txn;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Figures;
import io.atoll.controller.runtime.Signal;
import io.atoll.controller.runtime.Steppable;
import io.atoll.controller.runtime.cache.Cache;
import io.atoll.controller.runtime.cache.Informer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one of many processes the leader: whoever creates the election key, on a lease. The others
 * watch it and try at once when it vanishes. A leader believes that it leads until a time to live
 * after it <em>sent</em> the last keep-alive that was acknowledged, so it stops no later than the
 * store lets another in. Belief is not permission: that is {@link Term#fence()}. Stepped by one
 * thread; asked by any.
 */
public final class LeaderElection implements Steppable {
  public static final Duration TTL = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(LeaderElection.class);

  private final Store store;
  private final Clock clock;
  private final String key;
  private final String identity;
  private final Duration ttl;
  private final LeaseKeeper lease;
  private final Informer<String> seat;
  private final Signal signal = new Signal();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  private Duration campaignDue;
  private long rival;

  /** The lease at the last step; 0 for none. */
  private long leaseSeen;

  private Optional<Term> told = Optional.empty();

  /** How often this process began or ceased to lead. */
  private final AtomicLong changes = new AtomicLong();

  @GuardedBy("this")
  private @Nullable Held held;

  /** A term and the lease that its key stands on. */
  private record Held(Term term, long lease) {}

  /**
   * @param identity YAML text that tells people who leads
   */
  public LeaderElection(Store store, Clock clock, String key, String identity, Duration ttl) {
    this.store = store;
    this.clock = clock;
    this.key = key;
    this.identity = identity;
    this.ttl = ttl;
    this.campaignDue = clock.uptime();
    this.lease = new LeaseKeeper("election " + key, store, clock, ttl);
    this.seat = new Informer<>(store, clock, key, Entry::text);
    lease.signal().alsoRaise(signal);
    seat.signal().alsoRaise(signal);
  }

  /** The term, if this process leads as far as can be known here. */
  public Optional<Term> term() {
    Held mine = held();
    return mine != null && lease.lasts() ? Optional.of(mine.term()) : Optional.empty();
  }

  /** When {@link #term()} ends if the store is not heard again, as {@link Clock#uptime()}. */
  public Optional<Duration> termEnds() {
    return term().isPresent() ? lease.runsOut() : Optional.empty();
  }

  /** Calls back, on the stepping thread, after {@link #term()} has changed. Must not block. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public boolean step() {
    boolean worked = lease.step() || seat.step();
    checkHeld();
    if (!worked && mayCampaign()) {
      campaign();
      worked = true;
    }
    return tell() || worked;
  }

  /** Notices a lost key or lease, and a key of ours whose creation was not acknowledged. */
  private void checkHeld() {
    Held mine = held();
    Entry seen = seat.get(key).map(Cache.Item::entry).orElse(null);
    long current = lease.lease().orElse(0);
    relistAfterLoss(current);
    if (mine == null) {
      if (seen != null && current != 0 && seen.lease() == current) {
        hold(seen.createRevision(), current);
      }
      return;
    }
    boolean known = seat.revision() >= mine.term().createRevision();
    boolean gone = seen == null || seen.createRevision() != mine.term().createRevision();
    if (mine.lease() != current || (known && gone)) {
      setHeld(null);
    }
  }

  /** A store that forgot the lease may be another one, where a watch of the seat hears nothing. */
  private void relistAfterLoss(long current) {
    if (leaseSeen != 0 && leaseSeen != current) {
      seat.resync();
    }
    leaseSeen = current;
  }

  private boolean mayCampaign() {
    return held() == null
        && lease.lasts()
        && seat.synced()
        && seat.get(key).isEmpty()
        && seat.revision() >= rival
        && clock.uptime().compareTo(campaignDue) >= 0;
  }

  private void campaign() {
    long mine = lease.lease().orElseThrow();
    try {
      Txn.Result result =
          store.commit(Txn.of(Op.put(key, identity, mine)).onlyIf(Compare.absent(key)));
      if (result.succeeded()) {
        hold(result.revision(), mine);
      } else {
        store.get(key).ifPresent(entry -> concede(entry, mine));
      }
    } catch (StoreException e) {
      LOG.info("event=campaignFailed key={} category={}", key, e.category());
      if (e.category() == StoreException.Category.LEASE_NOT_FOUND) {
        lease.renewNow();
      }
      campaignDue = clock.uptime().plus(ttl.dividedBy(10));
    }
  }

  /** Somebody was faster; or it was us, and the answer got lost. */
  private void concede(Entry entry, long mine) {
    if (entry.lease() == mine) {
      hold(entry.createRevision(), mine);
    } else {
      rival = entry.createRevision();
    }
  }

  private void hold(long createRevision, long onLease) {
    setHeld(new Held(new Term(key, createRevision), onLease));
  }

  private boolean tell() {
    Optional<Term> now = term();
    if (now.equals(told)) {
      return false;
    }
    LOG.info("event={} key={} term={}", now.isPresent() ? "leading" : "notLeading", key, now);
    told = now;
    changes.incrementAndGet();
    listeners.forEach(Runnable::run);
    return true;
  }

  private synchronized @Nullable Held held() {
    return held;
  }

  private synchronized void setHeld(@Nullable Held term) {
    held = term;
  }

  @Override
  public boolean urgent() {
    return true;
  }

  @Override
  public String name() {
    return "election " + key;
  }

  @Override
  public Optional<Duration> nextWake() {
    Optional<Duration> campaign =
        campaignDue.compareTo(clock.uptime()) > 0 ? Optional.of(campaignDue) : Optional.empty();
    return Stream.of(lease.nextWake(), seat.nextWake(), termEnds(), campaign)
        .flatMap(Optional::stream)
        .min(Duration::compareTo);
  }

  @Override
  public Signal signal() {
    return signal;
  }

  @Override
  public Optional<String> problem() {
    return lease.problem().or(seat::problem);
  }

  @Override
  public void measure(Figures figures) {
    figures.add(
        "atoll_leader", "1 in the process that leads, 0 elsewhere.", term().isPresent() ? 1 : 0);
    figures.add(
        "atoll_leader_changes_total",
        "How often this process began or ceased to lead.",
        changes.doubleValue());
    seat.measure(figures);
  }

  /** Resigns: the key vanishes at once, so that another can take over without waiting. */
  @Override
  public void close() {
    setHeld(null);
    tell();
    lease.close();
    seat.close();
  }
}
