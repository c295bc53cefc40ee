package io.atoll.api.store.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.store.Op;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.StoreException.Category;
import io.atoll.api.store.Txn;
import io.atoll.api.store.WatchEvent;
import io.atoll.api.store.WatchListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What only the store in memory does: faults, held deliveries, several clients. */
final class MemoryStoreFaultsTest {
  private final List<String> seen = new ArrayList<>();
  private Duration now = Duration.ZERO;
  private final MemoryStore store = new MemoryStore(() -> now);

  private final class Recorder implements WatchListener {
    private final String name;

    Recorder(String name) {
      this.name = name;
    }

    @Override
    public void onEvents(List<WatchEvent> events) {
      events.forEach(event -> seen.add(name + event.key() + "@" + event.revision()));
    }

    @Override
    public void onLost(StoreException cause) {
      seen.add(name + cause.category());
    }
  }

  @Test
  void anUnreachableStoreDoesNothing() {
    store.faults(Faults.next(Faults.Call.COMMIT, Fault.UNAVAILABLE));
    assertEquals(Category.UNAVAILABLE, failureOfPut().category());
    assertTrue(store.get("/a").isEmpty());
    store.put("/a", "1");
    assertTrue(store.get("/a").isPresent());
  }

  @Test
  void aTimedOutWriteMayOrMayNotHaveTakenEffect() {
    store.faults(Faults.next(Faults.Call.COMMIT, Fault.LOST, Fault.ANSWER_LOST));
    assertEquals(Category.TIMEOUT, failureOfPut().category());
    assertTrue(store.get("/a").isEmpty());
    assertEquals(Category.TIMEOUT, failureOfPut().category());
    assertTrue(store.get("/a").isPresent());
  }

  @Test
  void anInterruptedCallEndsAndKeepsTheFlag() {
    Thread.currentThread().interrupt();
    assertEquals(Category.TIMEOUT, failureOfPut().category());
    assertTrue(Thread.interrupted());
  }

  @Test
  void oneClientIsCutOffWhileAnotherGoesOn() {
    MemoryStore other = store.connect();
    store.faults(Faults.always(Fault.UNAVAILABLE));
    other.put("/a", "1");
    assertEquals("1", other.get("/a").orElseThrow().text());
    assertThrows(StoreException.class, () -> store.get("/a"));
  }

  @Test
  void eventsComeAtOnceAndInTheOrderOfTheCommits() {
    store.watch("/", 1, new Recorder("x"));
    store.watch("/", 1, new Recorder("y"));
    store.put("/a", "1");
    store.put("/b", "1");
    assertEquals(List.of("x/a@2", "y/a@2", "x/b@3", "y/b@3"), seen);
  }

  @Test
  void aListenerThatWritesSeesItsOwnWriteAfterwards() {
    store.watch("/b", 1, new Recorder("x"));
    store.watch(
        "/a",
        1,
        new WatchListener() {
          @Override
          public void onEvents(List<WatchEvent> events) {
            store.put("/b", "1");
            seen.add("wrote");
          }

          @Override
          public void onLost(StoreException cause) {
            throw cause;
          }
        });
    store.put("/a", "1");
    assertEquals(List.of("wrote", "x/b@3"), seen);
  }

  @Test
  void heldEventsComeOnlyWhenAskedForInTheChosenOrder() {
    store.watch("/", 1, new Recorder("x"));
    store.watch("/", 1, new Recorder("y"));
    store.deliveries().hold();
    store.put("/a", "1");
    store.put("/b", "1");
    assertTrue(seen.isEmpty());
    assertTrue(store.deliveries().deliverOne(watches -> watches - 1));
    assertTrue(store.deliveries().deliverOne());
    assertEquals(List.of("y/a@2", "x/a@2"), seen);
    store.deliveries().release();
    assertEquals(List.of("y/a@2", "x/a@2", "x/b@3", "y/b@3"), seen);
    assertFalse(store.deliveries().deliverOne());
  }

  @Test
  void aSlowWatchIsLostByCompactionAndAPromptOneIsNot() {
    MemoryStore prompt = store.connect();
    store.watch("/", 1, new Recorder("slow"));
    prompt.watch("/", 1, new Recorder("prompt"));
    store.deliveries().hold();
    store.put("/a", "1");
    store.put("/a", "2");
    store.compact(store.revision());
    store.deliveries().release();
    store.put("/b", "1");
    assertEquals(List.of("prompt/a@2", "prompt/a@3", "slowCOMPACTED", "prompt/b@4"), seen);
  }

  @Test
  void aLostWatchIsToldOnceAndNothingAfter() {
    store.watch("/", 1, new Recorder("x"));
    store.loseWatches(Category.DENIED);
    store.put("/a", "1");
    assertEquals(List.of("xDENIED"), seen);
  }

  @Test
  void aLeaseEndsByTheGivenTimeAlone() {
    long lease = store.grantLease(Duration.ofSeconds(5));
    store.watch("/", 1, new Recorder("x"));
    store.commit(Txn.of(Op.put("/a", "1", lease)));
    now = Duration.ofSeconds(4);
    store.keepAlive(lease);
    now = Duration.ofMillis(8999);
    store.tick();
    assertEquals(List.of("x/a@2"), seen);
    now = Duration.ofSeconds(9);
    store.tick();
    assertEquals(List.of("x/a@2", "x/a@3"), seen);
  }

  @Test
  void aClosedClientCallsNobodyAndAnswersNothing() {
    MemoryStore other = store.connect();
    store.watch("/", 1, new Recorder("x"));
    store.close();
    other.put("/a", "1");
    assertTrue(seen.isEmpty());
    assertThrows(StoreException.class, () -> store.get("/a"));
  }

  private StoreException failureOfPut() {
    return assertThrows(StoreException.class, () -> store.put("/a", "1"));
  }
}
