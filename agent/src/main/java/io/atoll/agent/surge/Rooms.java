package io.atoll.agent.surge;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.Keys;
import io.atoll.api.state.Scale;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Listing;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.WatchEvent;
import io.atoll.api.store.WatchListener;
import io.atoll.api.yaml.DocumentException;
import io.atoll.api.yaml.Documents;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many requests a second more each application can bear, as the manager says under {@code
 * scale/}. While the store is away, as it last said. The store's threads fill it; one thread
 * follows and closes; any reads.
 */
public final class Rooms implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Rooms.class);

  private final Store store;
  private final Map<String, Double> rooms = new ConcurrentHashMap<>();
  private Store.@Nullable Watch watch;
  private volatile boolean lost = true;

  public Rooms(Store store) {
    this.store = store;
  }

  /** By application; of those that are not in it nothing has to be told at once. */
  ImmutableMap<String, Double> known() {
    return ImmutableMap.copyOf(rooms);
  }

  /**
   * Lists and watches if it does not watch. Blocks; a store that is away is asked the next time.
   */
  void follow() {
    if (!lost) {
      return;
    }
    try {
      Listing listing = store.list(Keys.SCALE);
      close();
      rooms.clear();
      listing.entries().forEach(this::take);
      lost = false;
      watch = store.watch(Keys.SCALE, listing.revision() + 1, new Listener());
    } catch (StoreException e) {
      log.debug("event=roomsUnread category={}", e.category());
    }
  }

  private void take(Entry entry) {
    String application = application(entry.key());
    try {
      Double room = Documents.read(entry.text(), Scale.class).room();
      if (room != null && Double.isFinite(room)) {
        rooms.put(application, room);
      } else {
        rooms.remove(application);
      }
    } catch (DocumentException e) {
      log.debug("event=unreadableScale key={} message={}", entry.key(), e.getMessage());
      rooms.remove(application);
    }
  }

  private static String application(String key) {
    return key.substring(Keys.SCALE.length());
  }

  private final class Listener implements WatchListener {
    @Override
    public void onEvents(List<WatchEvent> events) {
      for (WatchEvent event : events) {
        switch (event) {
          case WatchEvent.Written(Entry entry) -> take(entry);
          case WatchEvent.Deleted(String key, long revision) -> rooms.remove(application(key));
        }
      }
    }

    @Override
    public void onLost(StoreException cause) {
      lost = true;
    }
  }

  @Override
  public void close() {
    if (watch != null) {
      watch.close();
      watch = null;
    }
  }
}
