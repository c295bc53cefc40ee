package io.atoll.controller.runtime.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.store.memory.MemoryStore;
import io.atoll.controller.runtime.ManualClock;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RelistingTest {
  private final ManualClock clock = new ManualClock();
  private final MemoryStore store = new MemoryStore(clock::uptime);
  private final Informer<String> first = new Informer<>(store, clock, "/a/", it -> it.text());
  private final Informer<String> second = new Informer<>(store, clock, "/b/", it -> it.text());
  private final Relisting relisting = new Relisting(List.of(first, second));

  @Test
  void isDoneAtFirstWhenEveryCacheHasItsFirstList() {
    settle(first);
    assertFalse(relisting.done());
    assertFalse(relisting.pending());
    settle(second);
    assertTrue(relisting.done());
  }

  @Test
  void dropsWhatARestoredStoreHasForgottenAndItsWatchNeverTells() {
    store.put("/a/stays", "1");
    Runnable restore = store.snapshot();
    settle(first);
    settle(second);
    store.put("/a/later", "2");
    settle(first);
    restore.run();
    store.put("/elsewhere", "the revision grows past all that the watch has seen");
    store.put("/elsewhere", "more");
    settle(first);
    assertEquals(List.of("1", "2"), values(first).reversed(), "the watch is silent, as etcd's is");

    relisting.begin();
    assertFalse(relisting.done());
    assertTrue(relisting.pending());
    settle(first);
    assertFalse(relisting.done());
    assertTrue(relisting.pending());
    settle(second);
    assertTrue(relisting.done());
    assertEquals(List.of("1"), values(first));
  }

  private static List<String> values(Informer<String> informer) {
    return informer.list().stream().flatMap(it -> it.decoded().stream()).toList();
  }

  private static void settle(Informer<?> informer) {
    boolean moved = true;
    while (moved) {
      moved = informer.step();
    }
  }
}
