package io.atoll.controller.runtime.leader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.store.Compare;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.Txn;
import io.atoll.api.store.memory.Fault;
import io.atoll.api.store.memory.Faults;
import io.atoll.api.store.memory.MemoryStore;
import io.atoll.controller.runtime.DeposedException;
import io.atoll.controller.runtime.ManualClock;
import io.atoll.controller.runtime.Outcome;
import io.atoll.controller.runtime.Reconcile;
import io.atoll.controller.runtime.cache.Informer;
import io.atoll.controller.runtime.work.OwnWrites;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FencedStoreTest {
  private final ManualClock clock = new ManualClock();
  private final MemoryStore others = new MemoryStore(clock::uptime);
  private final MemoryStore store = others.connect();
  private final Informer<String> informer = new Informer<>(store, clock, "/w/", Entry::text);
  private final OwnWrites ownWrites = new OwnWrites(List.of(informer), clock);
  private final Term term = new Term("/leader", others.put("/leader", "node: a"));
  private final FencedStore fenced = new FencedStore(store, term, ownWrites);

  @Test
  void writesWhileTheTermLasts() {
    assertTrue(fenced.commit(Txn.of(Op.put("/w/a", "1"))).succeeded());
    assertEquals("1", others.get("/w/a").orElseThrow().text());
  }

  @Test
  void refusesTheWriteOfADeposedLeader() {
    others.commit(Txn.of(Op.delete("/leader")));
    assertThrows(DeposedException.class, () -> fenced.commit(Txn.of(Op.put("/w/a", "1"))));
    others.put("/leader", "node: b");
    assertThrows(DeposedException.class, () -> fenced.commit(Txn.of(Op.put("/w/a", "1"))));
    assertTrue(others.get("/w/a").isEmpty());
  }

  @Test
  void tellsAConflictFromTheEndOfTheTerm() {
    others.put("/w/a", "theirs");
    Txn txn = Txn.of(Op.put("/w/a", "mine")).onlyIf(Compare.absent("/w/a"));
    assertFalse(fenced.commit(txn).succeeded());
    assertEquals(new Written.Conflict(0), fenced.write(List.of(Write.create("/w/a", "mine"))));
  }

  @Test
  void splitsManyWritesInOrderIntoBatchesOfAHundred() {
    List<Write> writes = IntStream.range(0, 250).mapToObj(FencedStoreTest::create).toList();
    long before = others.revision();
    assertEquals(new Written.All(before + 3), fenced.write(writes));
    assertEquals(before + 1, others.get(create(99).operation().key()).orElseThrow().modRevision());
    assertEquals(before + 2, others.get(create(100).operation().key()).orElseThrow().modRevision());
  }

  @Test
  void splitsWhatTheStoreDoesNotTakeAtOnce() {
    String large = "x".repeat(700_000);
    List<Write> writes =
        IntStream.range(0, 5).mapToObj(i -> Write.create("/w/" + i, large)).toList();
    long before = others.revision();
    assertEquals(new Written.All(before + 3), fenced.write(writes));
    assertEquals(5, others.list("/w/").entries().size());
  }

  @Test
  void stopsAtTheFirstBatchWithAConflict() {
    others.put(create(150).operation().key(), "theirs");
    List<Write> writes = IntStream.range(0, 250).mapToObj(FencedStoreTest::create).toList();
    assertEquals(new Written.Conflict(100), fenced.write(writes));
    assertEquals(101, others.list("/w/").entries().size());
  }

  @Test
  void writesAKeyThatComesTwiceInTwoBatches() {
    Op first = Op.put("/w/a", "1");
    Op second = Op.put("/w/a", "2");
    fenced.write(List.of(Write.always(first), Write.always(second)));
    assertEquals("2", others.get("/w/a").orElseThrow().text());
  }

  @Test
  void remembersWhatAPassHasWrittenUntilTheCacheShowsIt() throws InterruptedException {
    settle();
    store.deliveries().hold();
    pass(() -> fenced.write(List.of(Write.create("/w/a", "1"))));
    assertFalse(ownWrites.seen("apps/x"));
    assertTrue(ownWrites.seen("apps/y"));
    store.deliveries().release();
    settle();
    assertTrue(ownWrites.seen("apps/x"));
  }

  @Test
  void hasTheCachesListedAgainAfterAWriteWithoutAnswer() throws InterruptedException {
    settle();
    store.deliveries().hold();
    store.faults(Faults.next(Faults.Call.COMMIT, Fault.ANSWER_LOST));
    pass(() ->
        assertThrows(StoreException.class, () -> fenced.write(List.of(Write.create("/w/a", "1")))));
    assertFalse(ownWrites.seen("apps/x"));
    settle();
    assertTrue(ownWrites.seen("apps/x"));
    assertEquals(List.of("1"), informer.values());
  }

  private static void pass(Runnable body) throws InterruptedException {
    new Reconcile("apps", "x", "apps/x", 1)
        .call(() -> {
          body.run();
          return Outcome.DONE;
        });
  }

  private static Write create(int number) {
    return Write.create("/w/%03d".formatted(number), "x");
  }

  private void settle() {
    while (informer.step()) {}
  }
}
