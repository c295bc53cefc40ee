package io.atoll.controller.runtime.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.api.store.memory.MemoryStore;
import io.atoll.controller.runtime.DeposedException;
import io.atoll.controller.runtime.ManualClock;
import io.atoll.controller.runtime.Metrics;
import io.atoll.controller.runtime.Outcome;
import io.atoll.controller.runtime.Reconcile;
import io.atoll.controller.runtime.Reconciler;
import io.atoll.controller.runtime.Scrape;
import io.atoll.controller.runtime.cache.Informer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ControllerTest {
  private final ManualClock clock = new ManualClock();
  private final MemoryStore others = new MemoryStore(clock::uptime);
  private final MemoryStore store = others.connect();
  private final Informer<String> informer = new Informer<>(store, clock, "/apps/", Entry::text);
  private final OwnWrites ownWrites = new OwnWrites(List.of(informer), clock);
  private final Metrics metrics = new Metrics();
  private final List<String> passes = new ArrayList<>();
  private final Deque<Outcome> outcomes = new ArrayDeque<>();

  @Test
  void reconcilesNothingBeforeTheFirstList() throws InterruptedException {
    Controller controller = controller(this::record);
    controller.queue().add("/apps/a");
    assertFalse(controller.step());
    informer.step();
    assertTrue(controller.step());
    assertEquals(List.of("/apps/a"), passes);
  }

  @Test
  void reconcilesWhatIsThereAndWhatChangesIncludingDeletions() throws InterruptedException {
    others.put("/apps/a", "1");
    Controller controller = controller(this::record);
    settle(controller);
    others.commit(Txn.of(Op.delete("/apps/a")));
    settle(controller);
    assertEquals(List.of("/apps/a", "/apps/a"), passes);
  }

  @Test
  void mapsAnItemAsItWasAndAsItIs() throws InterruptedException {
    others.put("/apps/a", "node1");
    Controller controller =
        Controller.named("nodes", clock)
            .watchingItems(informer, item -> List.of(item.entry().text()))
            .reconciler(this::record);
    settle(controller);
    passes.clear();
    others.put("/apps/a", "node2");
    settle(controller);
    assertEquals(List.of("node1", "node2"), passes);
  }

  @Test
  void triesAgainWithBackoffForAsLongAsItFailsAndLooksAgainWhenAsked() throws InterruptedException {
    others.put("/apps/a", "1");
    outcomes.add(Outcome.failed("Conflict", "somebody else wrote"));
    outcomes.add(Outcome.failed("Conflict", "somebody else wrote"));
    outcomes.add(Outcome.again(Duration.ofMinutes(1)));
    Controller controller = controller(this::record);
    settle(controller);
    Duration first = wait(controller);
    settle(controller);
    Duration second = wait(controller);
    settle(controller);
    Duration third = wait(controller);
    settle(controller);

    assertEquals(first.multipliedBy(2), second);
    assertEquals(Duration.ofMinutes(1), third);
    assertEquals(4, passes.size());
    assertEquals(2.0, count("Conflict"));
    assertEquals(1.0, count("again"));
    assertEquals(1.0, count("done"));
  }

  @Test
  void countsAnExceptionAsAFailure() throws InterruptedException {
    others.put("/apps/a", "1");
    Controller controller =
        controller(key -> {
          throw new IllegalStateException("broken");
        });
    settle(controller);
    assertTrue(controller.nextWake().isPresent());
    assertEquals(1.0, count("Unexpected"));
  }

  @Test
  void tellsHowLongKeysWaitAndWhichFail() throws InterruptedException {
    outcomes.add(Outcome.failed("Conflict", "somebody else wrote"));
    Controller controller = controller(this::record);
    controller.queue().add("a");
    controller.queue().add("a");
    controller.queue().add("b");
    clock.advance(Duration.ofSeconds(3));
    Scrape waiting = Scrape.of(metrics, controller);
    assertEquals(2, value(waiting, "atoll_queue_depth"));
    assertEquals(2, value(waiting, "atoll_queue_adds_total"));
    assertEquals(3, value(waiting, "atoll_queue_oldest_seconds"));
    assertEquals(0, value(waiting, "atoll_queue_failing_keys"));

    settle(controller);
    Scrape worked = Scrape.of(metrics, controller);
    assertEquals(0, value(worked, "atoll_queue_depth"));
    assertEquals(0, value(worked, "atoll_queue_oldest_seconds"));
    assertEquals(1, value(worked, "atoll_queue_failing_keys"));
    assertEquals(1, value(worked, "atoll_queue_retries_total"));
    assertEquals(6, value(worked, "atoll_queue_wait_seconds_sum"));
    assertEquals(2, value(worked, "atoll_reconcile_seconds_count"));

    wait(controller);
    settle(controller);
    assertEquals(0, value(Scrape.of(metrics, controller), "atoll_queue_failing_keys"));
  }

  @Test
  void tellsWhichPassIsUnderWayAndForHowLong() throws InterruptedException {
    List<Scrape> scrapes = new ArrayList<>();
    Controller[] self = new Controller[1];
    self[0] =
        controller(key -> {
          clock.advance(Duration.ofSeconds(7));
          scrapes.add(Scrape.of(metrics, self[0]));
          return Outcome.DONE;
        });
    self[0].queue().add("a");
    settle(self[0]);
    assertEquals(1, value(scrapes.getFirst(), "atoll_reconciles_running"));
    assertEquals(7, value(scrapes.getFirst(), "atoll_reconcile_longest_seconds"));
    Scrape after = Scrape.of(metrics, self[0]);
    assertEquals(0, value(after, "atoll_reconciles_running"));
    assertEquals(0, value(after, "atoll_reconcile_longest_seconds"));
    assertEquals(7, value(after, "atoll_reconcile_seconds_sum"));
  }

  @Test
  void tellsHowLongItsOwnWriteIsNotInTheCache() throws InterruptedException {
    Controller controller = controller(this::record);
    settle(controller);
    store.deliveries().hold();
    write("/apps/a", "apps//apps/a");
    clock.advance(Duration.ofSeconds(4));
    assertEquals(4, value(Scrape.of(metrics, controller), "atoll_cache_unseen_write_seconds"));
    store.deliveries().release();
    settle(controller);
    assertEquals(0, value(Scrape.of(metrics, controller), "atoll_cache_unseen_write_seconds"));
  }

  @Test
  void doesNotReconcileAKeyBeforeItsOwnWriteIsInTheCache() throws InterruptedException {
    Controller controller = controller(this::record);
    settle(controller);
    store.deliveries().hold();
    write("/apps/a", "apps//apps/a");
    controller.queue().add("/apps/a");
    assertFalse(controller.step());
    store.deliveries().release();
    settle(controller);
    assertEquals(List.of("/apps/a"), passes);
  }

  @Test
  void waitsForAListThatBeganLaterWhenItCannotKnowWhetherItWrote() throws InterruptedException {
    Controller controller = controller(this::record);
    settle(controller);
    ownWrites.mayHaveWritten("apps//apps/a", List.of(Op.put("/apps/a", "x")));
    controller.queue().add("/apps/a");
    assertFalse(controller.step());
    settle(controller);
    assertEquals(List.of("/apps/a"), passes);
  }

  @Test
  void doesNotWaitForTheDeletionOfWhatWasNotThere() throws InterruptedException {
    Controller controller = controller(this::record);
    settle(controller);
    Op op = Op.delete("/apps/none");
    ownWrites.wrote("apps//apps/a", List.of(op), others.commit(Txn.of(op)).revision() + 1);
    controller.queue().add("/apps/a");
    assertTrue(controller.step());
  }

  @Test
  void letsOtherKeysPassTheOneThatWaitsForItsOwnWrite() throws InterruptedException {
    Controller controller = controller(this::record);
    settle(controller);
    store.deliveries().hold();
    write("/apps/a", "apps//apps/a");
    controller.queue().add("/apps/a");
    controller.queue().add("/apps/b");
    while (controller.step()) {}
    assertEquals(List.of("/apps/b"), passes);
  }

  @Test
  void holdsBackAllKeysWhereTheyShareTheirDecision() throws InterruptedException {
    Controller controller =
        Controller.named("apps", clock)
            .watching(informer, List::of)
            .awaitingAll(ownWrites)
            .reconciler(this::record);
    settle(controller);
    store.deliveries().hold();
    write("/apps/a", "apps");
    controller.queue().add("/apps/b");
    assertFalse(controller.step());
    store.deliveries().release();
    settle(controller);
    assertEquals(List.of("/apps/b", "/apps/a"), passes);
  }

  @Test
  void takesNothingMoreWhenItsWriterIsDeposed() throws InterruptedException {
    others.put("/apps/a", "1");
    others.put("/apps/b", "1");
    Controller controller =
        controller(key -> {
          passes.add(key);
          throw new DeposedException("the term is over");
        });
    settle(controller);
    clock.advance(Duration.ofHours(1));
    settle(controller);
    assertEquals(List.of("/apps/a"), passes);
    assertEquals(Optional.of("the term is over"), controller.problem());
  }

  @Test
  void tellsThePassWhoItIs() throws InterruptedException {
    Controller controller =
        controller(key -> {
          passes.add(Reconcile.current().orElseThrow().id());
          return Outcome.DONE;
        });
    informer.step();
    controller.queue().add("x");
    controller.step();
    assertEquals(List.of("apps/x#1"), passes);
    assertEquals(Optional.empty(), Reconcile.current());
  }

  private Controller controller(Reconciler reconciler) {
    return Controller.named("apps", clock)
        .watching(informer, List::of)
        .awaiting(ownWrites)
        .metrics(metrics)
        .reconciler(reconciler);
  }

  private Outcome record(String key) {
    passes.add(key);
    Outcome next = outcomes.poll();
    return next == null ? Outcome.DONE : next;
  }

  /** What a fenced store does in a pass, seen from here. */
  private void write(String key, String barrier) {
    Op op = Op.put(key, "written");
    long revision = store.commit(Txn.of(op)).revision();
    ownWrites.wrote(barrier, List.of(op), revision);
  }

  private Duration wait(Controller controller) {
    Duration due = controller.nextWake().orElseThrow();
    Duration waited = due.minus(clock.uptime());
    clock.advanceTo(due);
    return waited;
  }

  private void settle(Controller controller) throws InterruptedException {
    while (informer.step() || controller.step()) {}
  }

  private double count(String outcome) {
    return Scrape.of(metrics)
        .value("atoll_reconciles_total{controller=\"apps\",outcome=\"%s\"}".formatted(outcome));
  }

  /** Of this controller, which is called apps. */
  private static double value(Scrape scrape, String metric) {
    return scrape.value(metric + "{controller=\"apps\"}");
  }
}
