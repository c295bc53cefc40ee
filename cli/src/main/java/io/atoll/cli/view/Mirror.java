package io.atoll.cli.view;

import io.atoll.api.store.Entry;
import io.atoll.api.store.Listing;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.WatchEvent;
import io.atoll.api.store.WatchListener;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a part of the store up to date by watches. The store's threads only fill the queue; all
 * else belongs to the thread that made the mirror.
 */
public final class Mirror implements AutoCloseable {
  private final Store store;
  private final NavigableMap<String, Entry> entries = new TreeMap<>();
  private final Map<String, Store.Watch> watches = new HashMap<>();
  private final Consumer<Entry> written;
  private final BlockingQueue<News> queue = new LinkedBlockingQueue<>();

  private sealed interface News {
    record Changed(List<WatchEvent> events) implements News {}

    record Lost(String prefix) implements News {}
  }

  public Mirror(Store store, List<String> prefixes) {
    this(store, prefixes, entry -> {});
  }

  /**
   * @param written called with each entry that is read or comes, also with one that is deleted
   *     before anybody looks
   */
  public Mirror(Store store, List<String> prefixes, Consumer<Entry> written) {
    this.store = store;
    this.written = written;
    prefixes.forEach(this::follow);
  }

  public Snapshot snapshot() {
    return Snapshot.of(entries);
  }

  /** Waits for a change, and takes in all that has come by then; false if the time passed first. */
  public boolean await(Duration timeout) throws InterruptedException {
    @Nullable News news = queue.poll(Math.max(0, timeout.toNanos()), TimeUnit.NANOSECONDS);
    if (news == null) {
      return false;
    }
    for (; news != null; news = queue.poll()) {
      take(news);
    }
    return true;
  }

  private void take(News news) {
    switch (news) {
      case News.Changed(List<WatchEvent> events) -> events.forEach(this::take);
      case News.Lost(String prefix) -> follow(prefix);
    }
  }

  private void take(WatchEvent event) {
    switch (event) {
      case WatchEvent.Written(Entry entry) -> put(entry);
      case WatchEvent.Deleted(String key, long revision) -> entries.remove(key);
    }
  }

  private void put(Entry entry) {
    entries.put(entry.key(), entry);
    written.accept(entry);
  }

  private void follow(String prefix) {
    Listing listing = store.list(prefix);
    entries.subMap(prefix, true, prefix + Character.MAX_VALUE, true).clear();
    listing.entries().forEach(this::put);
    Store.Watch previous =
        watches.put(prefix, store.watch(prefix, listing.revision() + 1, listener(prefix)));
    if (previous != null) {
      previous.close();
    }
  }

  private WatchListener listener(String prefix) {
    return new WatchListener() {
      @Override
      public void onEvents(List<WatchEvent> events) {
        queue.add(new News.Changed(events));
      }

      @Override
      public void onLost(StoreException cause) {
        queue.add(new News.Lost(prefix));
      }
    };
  }

  @Override
  public void close() {
    watches.values().forEach(Store.Watch::close);
  }
}
