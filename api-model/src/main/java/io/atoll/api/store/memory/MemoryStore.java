package io.atoll.api.store.memory;

import io.atoll.api.store.Entry;
import io.atoll.api.store.Listing;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.StoreException.Category;
import io.atoll.api.store.Txn;
import io.atoll.api.store.WatchListener;
import io.atoll.api.store.memory.Faults.Call;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One client of a store in memory. Others on the same keys come from {@link #connect()}, each with
 * faults and deliveries of its own, so that one process can be cut off while the rest goes on.
 * Nothing happens on its own: leases end at the next call or {@link #tick()}. Thread-safe.
 */
public final class MemoryStore implements Store {
  private final Shared shared;
  private final Deliveries deliveries;
  private volatile Faults faults = Faults.none();

  /**
   * An empty store.
   *
   * @param time monotonic; leases end by it
   */
  public MemoryStore(Supplier<Duration> time) {
    this(new Shared(time));
  }

  private MemoryStore(Shared shared) {
    this.shared = shared;
    this.deliveries = shared.connect();
  }

  /** Another client of the same keys. */
  public MemoryStore connect() {
    return new MemoryStore(shared);
  }

  /** How this client's calls go from now on. */
  public void faults(Faults next) {
    faults = next;
  }

  /** What this client's watches still have to be told. */
  public Deliveries deliveries() {
    return deliveries;
  }

  /** Ends the leases whose time has come, also if nobody calls. */
  public void tick() {
    shared.tick();
  }

  public long revision() {
    return shared.revision();
  }

  /**
   * What puts all keys back as they are now, when run. As with an etcd that is restored from a
   * snapshot, watches are told nothing, and nothing more before the store is where they were.
   */
  public Runnable snapshot() {
    History copy = shared.copy();
    return () -> shared.restore(copy);
  }

  /** Forgets what was before the revision; watches that have yet to be told of it are lost. */
  public void compact(long revision) {
    shared.compact(revision);
  }

  /** Ends this client's watches as the store does when it can serve them no more. */
  public void loseWatches(Category category) {
    shared.loseWatches(deliveries, category);
  }

  @Override
  public Optional<Entry> get(String key) {
    return call(Call.GET, key, () -> shared.get(key));
  }

  @Override
  public Listing list(String prefix) {
    return call(Call.LIST, prefix, () -> shared.list(prefix));
  }

  @Override
  public Listing listKeys(String prefix) {
    return list(prefix).withoutValues();
  }

  @Override
  public Watch watch(String prefix, long fromRevision, WatchListener listener) {
    MemoryWatch watch = new MemoryWatch(prefix, fromRevision, listener);
    shared.watch(watch, deliveries);
    return watch;
  }

  @Override
  public Txn.Result commit(Txn txn) {
    String subject = txn.operations().isEmpty() ? "" : txn.operations().getFirst().key();
    return call(Call.COMMIT, subject, () -> shared.commit(txn));
  }

  @Override
  public long grantLease(Duration ttl) {
    return call(Call.GRANT_LEASE, "", () -> shared.grantLease(ttl));
  }

  @Override
  public void keepAlive(long lease) {
    call(
        Call.KEEP_ALIVE,
        "",
        () -> {
          shared.keepAlive(lease);
          return lease;
        });
  }

  @Override
  public void revokeLease(long lease) {
    call(
        Call.REVOKE_LEASE,
        "",
        () -> {
          shared.revokeLease(lease);
          return lease;
        });
  }

  @Override
  public void close() {
    shared.close(deliveries);
    faults = Faults.always(Fault.UNAVAILABLE);
  }

  private <T> T call(Call call, String subject, Supplier<T> action) {
    if (Thread.currentThread().isInterrupted()) {
      throw new StoreException(Category.TIMEOUT, call + " was interrupted");
    }
    return switch (faults.of(call, subject)) {
      case NONE -> action.get();
      case UNAVAILABLE ->
          throw new StoreException(Category.UNAVAILABLE, call + ": store not reached");
      case LOST -> throw noAnswer(call);
      case ANSWER_LOST -> {
        var _ = action.get();
        throw noAnswer(call);
      }
    };
  }

  private static StoreException noAnswer(Call call) {
    return new StoreException(Category.TIMEOUT, call + ": no answer in time");
  }
}
