package io.atoll.controller.runtime.host;

import io.atoll.api.store.Entry;
import io.atoll.api.store.Listing;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.Txn;
import io.atoll.api.store.WatchEvent;
import io.atoll.api.store.WatchListener;
import io.atoll.controller.runtime.Calls;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Figures;
import io.atoll.controller.runtime.Metrics;
import io.prometheus.metrics.core.metrics.Counter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Counts the calls to a store and the watches that were lost. As thread-safe as the store. */
public final class MeasuredStore implements Store {
  private final Store store;
  private final Calls calls;
  private final Counter losses;

  public MeasuredStore(Store store, Metrics metrics, Clock clock) {
    this.store = store;
    this.calls = new Calls(metrics, clock, "store", "etcd", MeasuredStore::category);
    this.losses =
        metrics.counter(
            "atoll_store_watch_losses_total",
            "Watches that ended and had to be begun anew with a list, by cause.",
            "cause");
  }

  private static String category(RuntimeException thrown) {
    return thrown instanceof StoreException failed ? Figures.word(failed.category()) : "unexpected";
  }

  @Override
  public Optional<Entry> get(String key) {
    return calls.ask("get", () -> store.get(key));
  }

  @Override
  public Listing list(String prefix) {
    return calls.ask("list", () -> store.list(prefix));
  }

  @Override
  public Listing listKeys(String prefix) {
    return calls.ask("listKeys", () -> store.listKeys(prefix));
  }

  @Override
  public Watch watch(String prefix, long fromRevision, WatchListener listener) {
    return store.watch(
        prefix,
        fromRevision,
        new WatchListener() {
          @Override
          public void onEvents(List<WatchEvent> events) {
            listener.onEvents(events);
          }

          @Override
          public void onLost(StoreException cause) {
            losses.labelValues(category(cause)).inc();
            listener.onLost(cause);
          }
        });
  }

  @Override
  public Txn.Result commit(Txn txn) {
    return calls.ask("commit", () -> store.commit(txn));
  }

  @Override
  public long grantLease(Duration ttl) {
    return calls.ask("grantLease", () -> store.grantLease(ttl));
  }

  @Override
  public void keepAlive(long lease) {
    calls.tell("keepAlive", () -> store.keepAlive(lease));
  }

  @Override
  public void revokeLease(long lease) {
    calls.tell("revokeLease", () -> store.revokeLease(lease));
  }

  @Override
  public void close() {
    store.close();
  }
}
