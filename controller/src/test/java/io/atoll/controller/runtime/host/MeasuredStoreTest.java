package io.atoll.controller.runtime.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atoll.api.store.Entry;
import io.atoll.api.store.StoreException;
import io.atoll.api.store.memory.Fault;
import io.atoll.api.store.memory.Faults;
import io.atoll.api.store.memory.MemoryStore;
import io.atoll.controller.runtime.ManualClock;
import io.atoll.controller.runtime.Metrics;
import io.atoll.controller.runtime.Scrape;
import io.atoll.controller.runtime.cache.Informer;
import org.junit.jupiter.api.Test;

final class MeasuredStoreTest {
  private final ManualClock clock = new ManualClock();
  private final MemoryStore truth = new MemoryStore(clock::uptime);
  private final MemoryStore connection = truth.connect();
  private final Metrics metrics = new Metrics();
  private final MeasuredStore store = new MeasuredStore(connection, metrics, clock);

  @Test
  void countsCallsByOutcome() {
    store.put("/a", "1");
    assertEquals("1", store.get("/a").map(Entry::text).orElse(""));
    connection.faults(Faults.always(Fault.UNAVAILABLE));
    assertThrows(StoreException.class, () -> store.list("/"));
    assertEquals(1, calls("commit", "done"));
    assertEquals(1, calls("get", "done"));
    assertEquals(1, calls("list", "unavailable"));
  }

  @Test
  void countsTheLossOfAWatchOnce() {
    Informer<String> informer = new Informer<>(store, clock, "/a/", Entry::text);
    truth.put("/a/1", "1");
    settle(informer);
    truth.put("/a/2", "2");
    connection.loseWatches(StoreException.Category.COMPACTED);
    settle(informer);
    assertEquals(2, informer.list().size());
    assertEquals(2, calls("list", "done"));
    assertEquals(
        1, Scrape.of(metrics).value("atoll_store_watch_losses_total{cause=\"compacted\"}"));
  }

  private static void settle(Informer<?> informer) {
    while (informer.step()) {}
  }

  private double calls(String operation, String outcome) {
    return Scrape.of(metrics)
        .value(
            "atoll_store_calls_total{operation=\"%s\",outcome=\"%s\"}"
                .formatted(operation, outcome));
  }
}
