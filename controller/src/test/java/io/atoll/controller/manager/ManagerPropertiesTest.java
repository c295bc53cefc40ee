package io.atoll.controller.manager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.status.ApplicationStatus.Phase;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeded histories of applies, deaths of leaders, lost nodes and deletions. */
final class ManagerPropertiesTest {
  private static final List<String> NAMES = List.of("a", "b", "c");
  private static final List<String> NODES = List.of("n1", "n2", "n3", "n4", "n5");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void whateverHappensTheEndIsWhatWasAskedForLast(long seed) {
    Random random = new Random(seed);
    TestCluster cluster = new TestCluster();
    NODES.forEach(cluster::node);
    int[] wanted = new int[NAMES.size()];
    for (int step = 0; step < 60; step++) {
      act(cluster, random, wanted);
      if (random.nextBoolean()) {
        cluster.manage();
      }
      if (random.nextBoolean()) {
        cluster.obey();
      }
    }
    NODES.forEach(cluster::node);
    cluster.settle();
    for (int i = 0; i < wanted.length; i++) {
      check(cluster, NAMES.get(i), wanted[i]);
    }
    long before = cluster.store.revision();
    cluster.lead(seed + 1000);
    long led = cluster.store.revision();
    cluster.settle();
    assertEquals(led, cluster.store.revision(), "a converged world is left alone, from " + before);
  }

  private static void act(TestCluster cluster, Random random, int[] wanted) {
    int which = random.nextInt(NAMES.size());
    String name = NAMES.get(which);
    switch (random.nextInt(8)) {
      case 0, 1, 2, 3 -> {
        wanted[which] = 1 + random.nextInt(6);
        cluster.apply(
            name, "{image: i%d, replicas: %d}".formatted(random.nextInt(3), wanted[which]));
      }
      case 4 -> {
        wanted[which] = 0;
        cluster.store.commit(Txn.of(Op.delete(Keys.application(name))));
      }
      case 5 -> cluster.cut(NODES.get(random.nextInt(NODES.size())));
      case 6 -> cluster.node(NODES.get(random.nextInt(NODES.size())));
      default -> cluster.lead(random.nextLong());
    }
  }

  private static void check(TestCluster cluster, String name, int wanted) {
    assertEquals(wanted, cluster.running(name).size(), () -> cluster.workers().toString());
    if (wanted == 0) {
      assertTrue(cluster.store.get(Keys.applicationStatus(name)).isEmpty(), name);
      assertEquals(List.of(), cluster.keys(Keys.revisions(name)));
    } else {
      assertEquals(Phase.READY, cluster.status(name).phase(), cluster.status(name)::toString);
    }
  }
}
