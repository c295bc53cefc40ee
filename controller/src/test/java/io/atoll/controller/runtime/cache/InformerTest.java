package io.atoll.controller.runtime.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.store.Op;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.Txn;
import io.atoll.api.store.memory.Fault;
import io.atoll.api.store.memory.Faults;
import io.atoll.api.store.memory.MemoryStore;
import io.atoll.controller.runtime.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class InformerTest {
  private final ManualClock clock = new ManualClock();
  private final MemoryStore others = new MemoryStore(clock::uptime);
  private final MemoryStore store = others.connect();
  private final Informer<Integer> informer =
      new Informer<>(store, clock, "/n/", entry -> Integer.valueOf(entry.text()))
          .index(
              "parity",
              item -> item.decoded().map(n -> n % 2 == 0 ? "even" : "odd").stream().toList());
  private final List<String> changes = new ArrayList<>();

  InformerTest() {
    informer.onChange(change -> changes.add(change.key() + "=" + text(change.after())));
  }

  @Test
  void listsThenFollowsTheWatch() {
    others.put("/n/a", "1");
    assertFalse(informer.synced());
    settle();
    assertTrue(informer.synced());
    long last = others.put("/n/b", "2");
    others.put("/elsewhere", "3");
    settle();

    assertEquals(List.of(1, 2), informer.values());
    assertEquals(last, informer.revision());
    assertEquals(List.of("/n/a=1", "/n/b=2"), changes);
  }

  @Test
  void keepsWhatDoesNotDecodeWithItsError() {
    others.put("/n/a", "1");
    settle();
    others.put("/n/a", "one");
    settle();

    Cache.Item<Integer> item = informer.get("/n/a").orElseThrow();
    assertTrue(item.decoded().isEmpty());
    assertEquals("For input string: \"one\"", item.error());
    assertEquals("one", item.entry().text());
  }

  @Test
  void tellsTheDifferenceAfterALostWatchDeletionsIncluded() {
    others.put("/n/a", "1");
    others.put("/n/b", "2");
    others.put("/n/same", "9");
    settle();
    changes.clear();
    store.deliveries().hold();
    others.commit(Txn.of(Op.delete("/n/a")));
    others.put("/n/b", "3");
    others.put("/n/c", "4");
    others.compact(others.revision());
    store.loseWatches(StoreException.Category.COMPACTED);
    store.deliveries().release();
    settle();

    assertEquals(List.of(3, 4, 9), informer.values());
    assertEquals(List.of("/n/a=-", "/n/b=3", "/n/c=4"), changes.stream().sorted().toList());
    others.put("/n/d", "5");
    settle();
    assertEquals(List.of(3, 4, 5, 9), informer.values());
  }

  @Test
  void triesTheListAgainWithBackoffAndSaysWhatIsWrong() {
    others.put("/n/a", "1");
    store.faults(Faults.always(Fault.UNAVAILABLE));
    settle();
    assertFalse(informer.synced());
    assertTrue(informer.problem().orElseThrow().startsWith("cannot list /n/: "));

    store.faults(Faults.none());
    settle();
    assertFalse(informer.synced(), "waits for its back-off");
    clock.advanceTo(informer.nextWake().orElseThrow());
    settle();
    assertTrue(informer.synced());
    assertTrue(informer.problem().isEmpty());
  }

  @Test
  void findsByIndexThroughChangesAndDeletions() {
    others.put("/n/a", "1");
    others.put("/n/b", "3");
    settle();
    assertEquals(List.of("/n/a", "/n/b"), keys("odd"));
    others.put("/n/a", "2");
    others.commit(Txn.of(Op.delete("/n/b")));
    settle();
    assertEquals(List.of(), keys("odd"));
    assertEquals(List.of("/n/a"), keys("even"));
  }

  @Test
  void listsAgainWhenAskedAndTellsWhenThatIsDone() {
    settle();
    long ticket = informer.resync();
    assertFalse(informer.listed(ticket));
    settle();
    assertTrue(informer.listed(ticket));
  }

  @Test
  void listsAgainNowAndThenWithoutBeingAsked() {
    settle();
    long next = informer.nextList();
    clock.advance(Duration.ofMinutes(6));
    settle();
    assertTrue(informer.listed(next));
  }

  @Test
  void tellsALateListenerWhatIsThere() {
    others.put("/n/a", "1");
    settle();
    List<String> late = new ArrayList<>();
    informer.onChange(change -> late.add(change.key()));
    assertEquals(List.of("/n/a"), late);
  }

  private List<String> keys(String parity) {
    return informer.indexed("parity", parity).stream().map(Cache.Item::key).toList();
  }

  private void settle() {
    boolean worked = true;
    while (worked) {
      worked = informer.step();
    }
  }

  private static String text(Cache.@Nullable Item<Integer> item) {
    return item == null ? "-" : item.entry().text();
  }
}
