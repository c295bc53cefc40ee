package io.atoll.controller.runtime.cache;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Listing;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.WatchEvent;
import io.atoll.controller.runtime.Backoff;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Figures;
import io.atoll.controller.runtime.Signal;
import io.atoll.controller.runtime.Steppable;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a {@link Cache} of a prefix: lists it, then watches from that revision. When the watch is
 * lost it lists again and tells the difference as changes, deletions included, so that listeners
 * never miss a state that lasts. Now and then it lists again without need, because a watch on a
 * store that was replaced by an older one is silent. Stepped by one thread; read by any.
 */
public final class Informer<T> implements Cache<T>, Steppable {
  private static final Logger LOG = LoggerFactory.getLogger(Informer.class);
  private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(5));
  private static final Duration LIST_AGAIN = Duration.ofMinutes(5);

  private final Store store;
  private final Clock clock;
  private final String prefix;
  private final Decoder<T> decoder;
  private final Signal signal = new Signal();
  private final Items<T> items = new Items<>();
  private final List<Consumer<Change<T>>> listeners = new CopyOnWriteArrayList<>();
  private final List<Runnable> progress = new CopyOnWriteArrayList<>();

  private Inbox inbox = new Inbox(signal);
  private Store.@Nullable Watch watch;
  private int failures;
  private boolean lost = true;
  private volatile boolean closed;

  @GuardedBy("this")
  private @Nullable String problem = "not listed yet";

  @GuardedBy("this")
  private Duration listDue;

  /** When the store last said something. */
  private volatile Duration heard;

  @GuardedBy("this")
  private long listsBegun;

  @GuardedBy("this")
  private long listAsked;

  @GuardedBy("this")
  private long listsDone;

  public Informer(Store store, Clock clock, String prefix, Decoder<T> decoder) {
    this.store = store;
    this.clock = clock;
    this.prefix = prefix;
    this.decoder = decoder;
    this.listDue = clock.uptime();
    this.heard = listDue;
  }

  /** Files each item under the values that the function finds in it. Call before the first step. */
  public Informer<T> index(String name, Function<Item<T>, ? extends Collection<String>> values) {
    items.index(name, values);
    return this;
  }

  /**
   * Calls back, on the stepping thread, with each change after it is in the cache; at first with
   * everything that is in the cache already. Must not block.
   */
  public void onChange(Consumer<Change<T>> listener) {
    listeners.add(listener);
    // A change between the two lines comes twice, and in any order: only the key matters.
    list().forEach(item -> listener.accept(new Change<>(item.key(), null, item)));
  }

  /** Calls back, on the stepping thread, whenever {@link #revision()} has moved. */
  public void onProgress(Runnable listener) {
    progress.add(listener);
  }

  /**
   * Asks for a new linearizable list.
   *
   * @return the ticket for {@link #listed}
   */
  public synchronized long resync() {
    listAsked = nextList();
    listDue = clock.uptime();
    signal.raise();
    return listAsked;
  }

  /** The ticket of the next list that begins, whyever it will; asks for none. */
  public synchronized long nextList() {
    return listsBegun + 1;
  }

  /** Whether a list that began after the ticket was given out is in the cache. */
  public synchronized boolean listed(long ticket) {
    return listsDone >= ticket;
  }

  @Override
  public boolean step() {
    if (closed) {
      return false;
    }
    if (clock.uptime().compareTo(listDue()) >= 0) {
      relist();
      return true;
    }
    Optional<Inbox.Delivery> delivery = lost ? Optional.empty() : inbox.poll();
    delivery.ifPresent(this::take);
    return delivery.isPresent();
  }

  private void take(Inbox.Delivery delivery) {
    switch (delivery) {
      case Inbox.Delivery.Events(var events) -> apply(events);
      case Inbox.Delivery.Lost(var cause) -> {
        LOG.info("event=watchLost prefix={} category={}", prefix, cause.category());
        lost = true;
        resync();
      }
    }
  }

  private void apply(List<WatchEvent> events) {
    Map<String, @Nullable Item<T>> states = new LinkedHashMap<>();
    long revision = revision();
    for (WatchEvent event : events) {
      states.put(event.key(), event instanceof WatchEvent.Written w ? item(w.entry()) : null);
      revision = Math.max(revision, event.revision());
    }
    heard = clock.uptime();
    tell(items.apply(states, revision));
  }

  private void relist() {
    long ticket = begin();
    try {
      Listing listing = store.list(prefix);
      Map<String, Item<T>> all = new LinkedHashMap<>();
      listing.entries().forEach(entry -> all.put(entry.key(), item(entry)));
      warnIfOlder(listing.revision());
      // The watch must stand before the list counts as done, or changes after it would be missed.
      rewatch(listing.revision() + 1);
      List<Change<T>> changes = items.replace(all, listing.revision());
      succeeded(ticket);
      tell(changes);
    } catch (StoreException e) {
      failed(e);
    }
  }

  private void rewatch(long from) {
    endWatch();
    inbox = new Inbox(signal);
    watch = store.watch(prefix, from, inbox);
    lost = false;
  }

  private void tell(List<Change<T>> changes) {
    for (Change<T> change : changes) {
      listeners.forEach(listener -> listener.accept(change));
    }
    progress.forEach(Runnable::run);
  }

  private synchronized long begin() {
    listsBegun++;
    return listsBegun;
  }

  private synchronized void succeeded(long ticket) {
    heard = clock.uptime();
    failures = 0;
    problem = null;
    listsDone = ticket;
    // Somebody may have asked for another list while this one was under way.
    listDue = listAsked > ticket ? clock.uptime() : clock.uptime().plus(LIST_AGAIN);
  }

  private synchronized void failed(StoreException cause) {
    failures++;
    if (failures == 1) {
      LOG.warn(
          "event=listFailed prefix={} category={} message=\"{}\"",
          prefix,
          cause.category(),
          cause.getMessage());
    }
    problem = "cannot list " + prefix + ": " + cause.getMessage();
    listDue = clock.uptime().plus(BACKOFF.after(failures));
  }

  private void warnIfOlder(long listed) {
    if (listed < revision()) {
      LOG.warn("event=storeWentBack prefix={} from={} to={}", prefix, revision(), listed);
    }
  }

  private Item<T> item(Entry entry) {
    try {
      return new Item<>(entry, decoder.decode(entry), null);
    } catch (RuntimeException | StackOverflowError e) {
      // The stack overflows on absurdly nested documents; they are broken like any other.
      return new Item<>(entry, null, e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private synchronized Duration listDue() {
    return listDue;
  }

  @Override
  public String name() {
    return "informer " + prefix;
  }

  @Override
  public Optional<Duration> nextWake() {
    return Optional.of(listDue());
  }

  @Override
  public Signal signal() {
    return signal;
  }

  @Override
  public synchronized Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  @Override
  public void measure(Figures figures) {
    figures
        .about("prefix", prefix)
        .add(
            "atoll_cache_age_seconds",
            "Time since the store last told changes of the prefix, or all of it.",
            clock.uptime().minus(heard))
        .add("atoll_cache_revision", "The store's revision then.", (double) revision())
        .add("atoll_cache_entries", "Keys in the cache of the prefix.", items.size());
  }

  @Override
  public String prefix() {
    return prefix;
  }

  @Override
  public Optional<Item<T>> get(String key) {
    return items.get(key);
  }

  @Override
  public List<Item<T>> list() {
    return items.list(prefix);
  }

  @Override
  public List<Item<T>> list(String within) {
    return items.list(within);
  }

  @Override
  public List<Item<T>> indexed(String index, String value) {
    return items.indexed(index, value);
  }

  @Override
  public long revision() {
    return items.revision();
  }

  @Override
  public synchronized boolean synced() {
    return listsDone > 0;
  }

  private void endWatch() {
    Store.Watch running = watch;
    if (running != null) {
      running.close();
    }
    watch = null;
  }

  @Override
  public void close() {
    closed = true;
    endWatch();
  }
}
