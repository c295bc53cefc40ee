package io.atoll.api.apply;

import io.atoll.api.Keys;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.WatchEvent;
import io.atoll.api.store.WatchListener;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Tells when a user's document or its owner changes in the store, whoever did it. The listener is
 * called by the store's threads and must not block. One thread opens, mends and closes.
 */
public final class DocumentWatch implements AutoCloseable {
  private final Store store;
  private final Runnable changed;
  private final Map<String, Store.Watch> watches = new ConcurrentHashMap<>();
  private final Set<String> lost = ConcurrentHashMap.newKeySet();

  private DocumentWatch(Store store, Runnable changed) {
    this.store = store;
    this.changed = changed;
    this.lost.addAll(prefixes());
  }

  /** Begins with what happens from now on. */
  public static DocumentWatch start(Store store, Runnable changed) {
    DocumentWatch watch = new DocumentWatch(store, changed);
    watch.mend();
    return watch;
  }

  private static List<String> prefixes() {
    return Stream.concat(
            Arrays.stream(DocumentKind.values()).map(DocumentKind::prefix), Stream.of(Keys.OWNERS))
        .toList();
  }

  /** Watches again what was lost. To be called before each look at the store. */
  public void mend() {
    for (String prefix : List.copyOf(lost)) {
      lost.remove(prefix);
      Store.Watch fresh = store.watch(prefix, 0, new Listener(prefix));
      Store.Watch ended = watches.put(prefix, fresh);
      if (ended != null) {
        ended.close();
      }
    }
  }

  private final class Listener implements WatchListener {
    private final String prefix;

    Listener(String prefix) {
      this.prefix = prefix;
    }

    @Override
    public void onEvents(List<WatchEvent> events) {
      changed.run();
    }

    @Override
    public void onLost(StoreException cause) {
      lost.add(prefix);
      changed.run();
    }
  }

  @Override
  public void close() {
    watches.values().forEach(Store.Watch::close);
  }
}
