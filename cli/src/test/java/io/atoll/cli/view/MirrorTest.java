package io.atoll.cli.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.store.Op;
import io.atoll.api.store.StoreException.Category;
import io.atoll.api.store.Txn;
import io.atoll.api.store.memory.MemoryStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MirrorTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private final MemoryStore store = new MemoryStore(() -> Duration.ZERO);

  @Test
  void followsWritesAndDeletions() throws InterruptedException {
    store.put("/a/1", "x");
    try (Mirror mirror = new Mirror(store.connect(), List.of("/a/", "/b/"))) {
      assertEquals(List.of("1"), mirror.snapshot().names("/a/"));
      store.put("/b/1", "x");
      assertTrue(mirror.await(LONG));
      store.commit(Txn.of(Op.delete("/a/1")));
      assertTrue(mirror.await(LONG));
      assertEquals(List.of(), mirror.snapshot().names("/a/"));
      assertEquals(List.of("1"), mirror.snapshot().names("/b/"));
    }
  }

  @Test
  void saysWhenNothingHappened() throws InterruptedException {
    try (Mirror mirror = new Mirror(store.connect(), List.of("/a/"))) {
      assertFalse(mirror.await(Duration.ofMillis(5)));
      assertFalse(mirror.await(Duration.ofMillis(-5)));
    }
  }

  @Test
  void listsAgainAfterALostWatch() throws InterruptedException {
    MemoryStore client = store.connect();
    try (Mirror mirror = new Mirror(client, List.of("/a/"))) {
      client.loseWatches(Category.COMPACTED);
      store.put("/a/1", "x");
      assertTrue(mirror.await(LONG));
      assertEquals(List.of("1"), mirror.snapshot().names("/a/"));
      store.put("/a/2", "x");
      assertTrue(mirror.await(LONG));
      assertEquals(List.of("1", "2"), mirror.snapshot().names("/a/"));
    }
  }
}
