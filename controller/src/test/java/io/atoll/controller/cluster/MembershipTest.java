package io.atoll.controller.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.Cluster;
import io.atoll.api.store.memory.MemoryStore;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.runtime.ManualClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MembershipTest {
  private final ManualClock clock = new ManualClock();
  private final MemoryStore store = new MemoryStore(clock::uptime);
  private final Membership membership;

  /** Whether the node was still held at each call. */
  private final List<Boolean> calls = new ArrayList<>();

  MembershipTest(@TempDir Path folder) {
    membership = new Membership(store, new ClusterGuard(new ClusterFile(folder), clock));
    membership.onJoin(() -> calls.add(membership.held().isPresent()));
  }

  @BeforeEach
  void join() {
    put(1);
    assertTrue(membership.confirm());
    calls.clear();
  }

  @Test
  void tellsOfAnAdoptionBeforeTheNodeMayActOnIt() {
    Runnable restore = store.snapshot();
    store.put("/other", "1");
    assertTrue(membership.confirm());
    assertEquals(List.of(), calls);

    restore.run();
    assertFalse(membership.confirm());
    assertEquals(List.of(), calls);

    put(2);
    assertTrue(membership.confirm());
    assertTrue(membership.confirm());
    assertEquals(List.of(true), calls);
  }

  @Test
  void tellsOfAnAdoptionThatCameBeforeTheRestoredStoreWasNoticed() {
    put(2);
    assertTrue(membership.confirm());
    assertEquals(List.of(false), calls);
  }

  private void put(int epoch) {
    store.put(Keys.CLUSTER, Documents.write(new Cluster("one", epoch, List.of(), "0.1.0")));
  }
}
