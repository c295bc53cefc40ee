package io.atoll.agent.mirror;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableMap;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Listing;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.WatchEvent;
import io.atoll.api.store.WatchListener;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What stands under a prefix of the store: listed once, and watched from there. While the store is
 * away, as it last was. The store's threads fill it; one thread follows; any reads.
 *
 * @param <T> what one entry says; it is read when somebody first wants to know
 */
public final class Mirror<T> {
  private final Store store;
  private final String prefix;
  private final Function<Entry, Optional<T>> reader;
  private volatile Map<String, Supplier<Optional<T>>> held = new ConcurrentHashMap<>();
  private volatile boolean lost = true;
  private Store.@Nullable Watch watch;

  /**
   * @param reader empty for an entry that says nothing; never fails
   */
  public Mirror(Store store, String prefix, Function<Entry, Optional<T>> reader) {
    this.store = store;
    this.prefix = prefix;
    this.reader = reader;
  }

  /** By what follows the prefix in their keys. */
  public ImmutableMap<String, T> known() {
    ImmutableMap.Builder<String, T> known = ImmutableMap.builder();
    held.forEach((name, said) -> said.get().ifPresent(it -> known.put(name, it)));
    return known.buildOrThrow();
  }

  /**
   * Lists and watches if it does not watch; else does nothing. Blocks.
   *
   * @throws StoreException if the store is away
   */
  public void follow() {
    if (!lost) {
      return;
    }
    Listing listing = store.list(prefix);
    if (watch != null) {
      watch.close();
    }
    Map<String, Supplier<Optional<T>>> fresh = new ConcurrentHashMap<>();
    listing.entries().forEach(entry -> take(entry, fresh));
    held = fresh;
    lost = false;
    watch = store.watch(prefix, listing.revision() + 1, new Listener(fresh));
  }

  private void take(Entry entry, Map<String, Supplier<Optional<T>>> into) {
    into.put(name(entry.key()), Suppliers.memoize(() -> reader.apply(entry)));
  }

  private String name(String key) {
    return key.substring(prefix.length());
  }

  private final class Listener implements WatchListener {
    private final Map<String, Supplier<Optional<T>>> into;

    Listener(Map<String, Supplier<Optional<T>>> into) {
      this.into = into;
    }

    @Override
    public void onEvents(List<WatchEvent> events) {
      for (WatchEvent event : events) {
        switch (event) {
          case WatchEvent.Written(Entry entry) -> take(entry, into);
          case WatchEvent.Deleted(String key, long revision) -> into.remove(name(key));
        }
      }
    }

    @Override
    public void onLost(StoreException cause) {
      lost = true;
    }
  }
}
