package io.atoll.agent.surge;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atoll.api.Keys;
import io.atoll.api.state.Scale;
import io.atoll.api.store.Op;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.Txn;
import io.atoll.api.store.memory.Fault;
import io.atoll.api.store.memory.Faults;
import io.atoll.api.store.memory.MemoryStore;
import io.atoll.api.yaml.Documents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RoomsTest {
  private final MemoryStore world = new MemoryStore(() -> Duration.ZERO);
  private final MemoryStore store = world.connect();
  private final Rooms rooms = new Rooms(store);

  @Test
  void knowsWhatStandsThereAndWhatChanges() {
    write("a", 5.0);
    write("b", null);
    rooms.follow();
    assertEquals(Map.of("a", 5.0), rooms.known());
    write("a", null);
    write("b", 7.5);
    write("c", 1.0);
    awaitKnown(Map.of("b", 7.5, "c", 1.0));
    world.commit(Txn.of(Op.delete(Keys.scale("b"))));
    world.put(Keys.scale("c"), "[");
    awaitKnown(Map.of());
  }

  @Test
  void aNumberThatIsNoneIsNoRoom() {
    world.put(Keys.scale("a"), text(1.0).replace("1.0", ".nan"));
    world.put(Keys.scale("b"), text(1.0).replace("1.0", ".inf"));
    rooms.follow();
    assertEquals(Map.of(), rooms.known());
  }

  @Test
  void keepsWhatItKnewWhileTheStoreIsAwayAndGoesOnAfterwards() {
    store.faults(Faults.always(Fault.UNAVAILABLE));
    rooms.follow();
    assertEquals(Map.of(), rooms.known());
    store.faults(Faults.none());
    write("a", 5.0);
    rooms.follow();
    assertEquals(Map.of("a", 5.0), rooms.known());
    write("a", 6.0);
    awaitKnown(Map.of("a", 6.0));
  }

  @Test
  void listsAgainAfterTheWatchWasLost() {
    write("a", 5.0);
    rooms.follow();
    store.loseWatches(StoreException.Category.COMPACTED);
    write("a", 6.0);
    await()
        .until(
            () -> {
              rooms.follow();
              return rooms.known();
            },
            Map.of("a", 6.0)::equals);
  }

  private void awaitKnown(Map<String, Double> wanted) {
    await().atMost(Duration.ofSeconds(5)).until(rooms::known, wanted::equals);
  }

  private void write(String application, @Nullable Double room) {
    world.put(Keys.scale(application), text(room));
  }

  private static String text(@Nullable Double room) {
    Instant at = Instant.parse("2026-01-01T00:00:00Z");
    return Documents.write(
        new Scale(1, 2, at, "Requests", Map.of(), 2, List.of(), List.of(), null, room, null));
  }
}
