package io.atoll.controller.runtime.host;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.store.Entry;
import io.atoll.api.store.memory.MemoryStore;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Metrics;
import io.atoll.controller.runtime.Outcome;
import io.atoll.controller.runtime.Periodic;
import io.atoll.controller.runtime.Scrape;
import io.atoll.controller.runtime.cache.Informer;
import io.atoll.controller.runtime.work.Controller;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ControllerRuntimeTest {
  private final MemoryStore store = new MemoryStore(Clock.SYSTEM::uptime);
  private final Metrics metrics = new Metrics();
  private final ControllerRuntime runtime = new ControllerRuntime(Clock.SYSTEM, metrics);

  @AfterEach
  void stop() {
    runtime.close();
  }

  @Test
  void carriesChangesToReconcilersOnItsThreads() {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    Informer<String> informer = new Informer<>(store, Clock.SYSTEM, "/a/", Entry::text);
    runtime.add(informer);
    runtime.add(
        Controller.named("a", Clock.SYSTEM)
            .watching(informer, List::of)
            .concurrency(4)
            .reconciler(key -> {
              seen.add(key);
              return Outcome.DONE;
            }));
    runtime.start();
    for (int i = 0; i < 100; i++) {
      store.put("/a/" + i, "x");
    }
    await().until(() -> seen.size() == 100);
    assertTrue(runtime.health().stream().allMatch(PartHealth::healthy));
  }

  @Test
  void reportsAPartThatDiesAndStartsItAgain() {
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch repaired = new CountDownLatch(1);
    runtime.add(
        new Periodic(
            "frail",
            Clock.SYSTEM,
            Duration.ofHours(1),
            () -> {
              runs.incrementAndGet();
              if (repaired.getCount() > 0) {
                throw new IllegalStateException("broken");
              }
            }));
    runtime.start();
    await().until(() -> problem().isPresent() && runs.get() > 1);
    assertTrue(problem().orElseThrow().contains("broken"));
    assertEquals(1, Scrape.of(runtime.figures()).value("atoll_part_problem{part=\"frail\"}"));
    repaired.countDown();
    await().until(() -> problem().isEmpty());
    Scrape repairedNow = Scrape.of(runtime.figures());
    assertTrue(repairedNow.value("atoll_part_failures_total{part=\"frail\"}") > 1);
    assertEquals(0, repairedNow.value("atoll_part_problem{part=\"frail\"}"));
  }

  @Test
  void interruptsAStepThatOutlastsTheGrace() throws InterruptedException {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    runtime.add(
        new Periodic(
            "slow",
            Clock.SYSTEM,
            Duration.ofHours(1),
            () -> {
              entered.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
              }
            }));
    runtime.start();
    entered.await();
    runtime.stop(Duration.ofMillis(50));
    assertEquals(0, interrupted.getCount());
    assertEquals(List.of(), runtime.parts());
  }

  private Optional<String> problem() {
    return runtime.health().getFirst().problem();
  }
}
