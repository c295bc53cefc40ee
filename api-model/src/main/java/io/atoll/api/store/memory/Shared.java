package io.atoll.api.store.memory;

import io.atoll.api.store.Entry;
import io.atoll.api.store.Listing;
import io.atoll.api.store.Op;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.StoreException.Category;
import io.atoll.api.store.Txn;
import io.atoll.api.store.TxnLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The state that all clients of one store in memory share, under one lock. */
final class Shared {
  private final Supplier<Duration> time;
  private final ReentrantLock lock = new ReentrantLock();

  private History history = new History();

  private final Leases leases = new Leases();

  private final List<Subscription> subscriptions = new ArrayList<>();

  private final List<Deliveries> clients = new CopyOnWriteArrayList<>();

  private record Subscription(MemoryWatch watch, Deliveries deliveries) {
    void add(Commit commit) {
      deliveries.add(watch, commit.revision(), () -> watch.events(commit));
    }

    void lose(Category category) {
      String message = "watch of %s has ended: %s".formatted(watch.prefix(), category);
      StoreException cause = new StoreException(category, message);
      deliveries.drop(watch);
      deliveries.add(watch, 0, () -> watch.lost(cause));
    }
  }

  Shared(Supplier<Duration> time) {
    this.time = time;
  }

  Deliveries connect() {
    Deliveries client = new Deliveries();
    clients.add(client);
    return client;
  }

  Optional<Entry> get(String key) {
    return locked(() -> history.get(key));
  }

  Listing list(String prefix) {
    return locked(() -> new Listing(history.under(prefix), history.revision()));
  }

  long revision() {
    return locked(history::revision);
  }

  History copy() {
    return locked(() -> history.copy());
  }

  void restore(History copy) {
    locked(() -> {
      history = copy.copy();
      return history;
    });
  }

  Txn.Result commit(Txn txn) {
    TxnLimits.check(txn);
    return locked(() -> {
      if (!txn.conditions().stream().allMatch(it -> history.holds(it))) {
        return new Txn.Result(false, history.revision());
      }
      txn.operations().forEach(this::requireLease);
      apply(txn.operations());
      return new Txn.Result(true, history.revision());
    });
  }

  private void requireLease(Op op) {
    if (op instanceof Op.Put put) {
      leases.require(put.lease());
    }
  }

  private void apply(List<Op> operations) {
    history
        .apply(operations)
        .ifPresent(commit -> {
          subscriptions.removeIf(subscription -> subscription.watch().closed());
          subscriptions.forEach(subscription -> offer(commit, subscription));
        });
  }

  private static void offer(Commit commit, Subscription subscription) {
    if (commit.revision() >= subscription.watch().from()) {
      commit.under(subscription.watch().prefix()).ifPresent(subscription::add);
    }
  }

  long grantLease(Duration ttl) {
    return locked(() -> leases.grant(ttl, time.get()));
  }

  void keepAlive(long lease) {
    locked(() -> {
      leases.keepAlive(lease, time.get());
      return lease;
    });
  }

  void revokeLease(long lease) {
    locked(() -> {
      end(lease);
      return lease;
    });
  }

  private void end(long lease) {
    leases.remove(lease);
    apply(history.onLease(lease).stream().map(entry -> Op.delete(entry.key())).toList());
  }

  void watch(MemoryWatch watch, Deliveries deliveries) {
    locked(() -> {
      Subscription added = new Subscription(watch, deliveries);
      if (watch.from() > 0 && watch.from() < history.compacted()) {
        added.lose(Category.COMPACTED);
      } else {
        if (watch.from() > 0) {
          history.since(watch.from(), watch.prefix()).forEach(added::add);
        }
        subscriptions.add(added);
      }
      return added;
    });
  }

  void compact(long revision) {
    locked(() -> {
      history.compact(revision);
      long kept = history.compacted();
      lose(s -> s.deliveries().waitsFor(s.watch(), kept), Category.COMPACTED);
      return kept;
    });
  }

  void loseWatches(Deliveries client, Category category) {
    locked(() -> {
      lose(s -> s.deliveries() == client, category);
      return category;
    });
  }

  private void lose(Predicate<Subscription> which, Category category) {
    List<Subscription> lost = subscriptions.stream().filter(which).toList();
    lost.forEach(s -> s.lose(category));
    subscriptions.removeAll(lost);
  }

  void close(Deliveries client) {
    List<Subscription> ended =
        locked(() -> subscriptions.stream().filter(s -> s.deliveries() == client).toList());
    ended.forEach(subscription -> subscription.watch().close());
  }

  /** Ends the leases whose time has come. */
  void tick() {
    locked(history::revision);
  }

  /** Calls the action under the lock, and then, without it, the listeners that it concerns. */
  private <T> T locked(Supplier<T> action) {
    try {
      lock.lock();
      try {
        leases.due(time.get()).forEach(this::end);
        return action.get();
      } finally {
        lock.unlock();
      }
    } finally {
      clients.forEach(Deliveries::drain);
    }
  }
}
