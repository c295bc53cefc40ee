package io.atoll.agent.surge;

import com.google.common.collect.ImmutableMap;
import io.atoll.agent.mirror.Mirror;
import io.atoll.api.Keys;
import io.atoll.api.state.Scale;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Store;
import io.atoll.api.store.StoreException;
import io.atoll.api.yaml.DocumentException;
import io.atoll.api.yaml.Documents;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many requests a second more each application can bear, as the manager says under {@code
 * scale/}. While the store is away, as it last said. One thread follows; any reads.
 */
public final class Rooms {
  private static final Logger log = LoggerFactory.getLogger(Rooms.class);

  private final Mirror<Double> rooms;

  public Rooms(Store store) {
    this.rooms = new Mirror<>(store, Keys.SCALE, Rooms::room);
  }

  /** By application; of those that are not in it nothing has to be told at once. */
  ImmutableMap<String, Double> known() {
    return rooms.known();
  }

  /** Keeps up with the store. Blocks; one that is away is asked the next time. */
  void follow() {
    try {
      rooms.follow();
    } catch (StoreException e) {
      log.debug("event=roomsUnread category={}", e.category());
    }
  }

  private static Optional<Double> room(Entry entry) {
    try {
      return Optional.ofNullable(Documents.read(entry.text(), Scale.class).room())
          .filter(Double::isFinite);
    } catch (DocumentException e) {
      log.debug("event=unreadableScale key={} message={}", entry.key(), e.getMessage());
      return Optional.empty();
    }
  }
}
