package io.atoll.controller.manager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.Controls;
import io.atoll.api.state.Controls.Basis;
import io.atoll.api.state.NodeStats;
import io.atoll.api.state.NodeStats.Proxied;
import io.atoll.api.state.NodeStats.Traffic;
import io.atoll.api.state.ProxyReport;
import io.atoll.api.state.Scale;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import io.atoll.api.yaml.Documents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole manager with an application whose count follows its load. */
final class AutoscaleTest {
  private static final String SPEC =
      "{image: a, autoscale: {min: 2, max: 20, metrics: [{requestsPerSecond: 50}]}}";

  private final TestCluster cluster = new TestCluster();
  private Map<String, Integer> sessions = Map.of();

  @BeforeEach
  void twoWorkersOnANodeWithAProxy() {
    cluster.node("n1", "node", "proxy");
    cluster.store.put(
        Keys.proxy("n1"), Documents.write(new ProxyReport("run1", 1, Map.of(), List.of())));
    cluster.apply("web", SPEC);
    cluster.settle();
    assertEquals(2, cluster.running("web").size());
  }

  @Test
  void followsTheRateOfRequests() {
    pass(4, 20);
    assertEquals(2, count());
    pass(2, 400);
    assertEquals(8, count(), "at once");
    assertEquals("Requests", scale().reason());
    assertEquals(8, cluster.running("web").size());
    pass(100, 90);
    assertEquals(8, count());
    pass(40, 90);
    assertEquals(2, count(), "after two minutes");
    assertTrue(cluster.reason("web", "ScalingActive").startsWith("Following"));
  }

  @Test
  void aCountByHandSuspendsIt() {
    pass(10, 399);
    Entry document = cluster.store.get(Keys.application("web")).orElseThrow();
    Basis basis = new Basis(document.createRevision(), document.modRevision());
    cluster.store.put(Keys.controls("web"), Documents.write(Controls.NONE.withCount(3, basis)));
    pass(10, 399);
    assertEquals(3, count());
    assertEquals("Manual", scale().reason());
    assertEquals(8, scale().advice(), "what it would do is told all the same");
    assertTrue(cluster.reason("web", "ScalingActive").startsWith("ByHand"));
    assertEquals(1, scale().history().stream().filter(it -> it.count() == 8).count());
    cluster.store.put(Keys.controls("web"), Documents.write(Controls.NONE));
    pass(4, 399);
    assertEquals(8, count());
    assertNull(scale().advice());
  }

  @Test
  void keepsTheWorkersWithTheMostSessions() {
    pass(10, 400);
    List<String> busy = cluster.running("web").reversed().subList(0, 2);
    sessions = Map.of(busy.getFirst().substring(3), 3, busy.getLast().substring(3), 2);
    pass(140, 90);
    assertEquals(Set.copyOf(busy), Set.copyOf(cluster.running("web")));
  }

  @Test
  void whatIsNotKnownChangesNothing() {
    pass(10, 400);
    cluster.store.commit(Txn.of(Op.delete(Keys.stats("n1"))));
    for (int i = 0; i < 300; i++) {
      twoSecondsPass();
    }
    assertEquals(8, count());
    assertTrue(cluster.reason("web", "ScalingActive").startsWith("NoFigures"));
  }

  @Test
  void figuresThatStandStillAreForgotten() {
    pass(10, 400);
    report(20);
    for (int i = 0; i < 300; i++) {
      twoSecondsPass();
    }
    assertEquals(8, count(), "nobody has said it again");
  }

  @Test
  void aClockThatIsWrongDoesNoHarm() {
    cluster.store.put(
        Keys.stats("n1"), stats(400, sessions, cluster.clock.now().minusSeconds(3600)));
    twoSecondsPass();
    assertEquals(8, count());
  }

  @Test
  void anotherLeaderGoesOnWithoutAJump() {
    pass(10, 400);
    pass(80, 90);
    cluster.lead(2);
    pass(30, 90);
    assertEquals(8, count());
    pass(60, 90);
    assertEquals(2, count(), "the window of the leader before counts on");
  }

  @Test
  void writesOnlyNowAndThenWhileNothingChanges() {
    pass(30, 100);
    long before = cluster.store.get(Keys.scale("web")).orElseThrow().version();
    pass(120, 100);
    long written = cluster.store.get(Keys.scale("web")).orElseThrow().version() - before;
    assertTrue(written >= 3 && written <= 5, written + " in two minutes");
  }

  private void pass(int seconds, double rate) {
    for (int i = 0; i < seconds; i += 2) {
      report(rate + i % 4 / 10.0);
      twoSecondsPass();
    }
  }

  private void twoSecondsPass() {
    cluster.clock.advance(Duration.ofSeconds(2));
    cluster.store.tick();
    cluster.manage();
    cluster.obey();
    cluster.manage();
  }

  private void report(double rate) {
    cluster.store.put(Keys.stats("n1"), stats(rate, sessions, cluster.clock.now()));
  }

  private static String stats(double rate, Map<String, Integer> sessions, Instant at) {
    return Documents.write(
        new NodeStats(
            at,
            Cpu.ZERO,
            DataSize.ZERO,
            List.of(),
            Map.of(),
            0,
            new Proxied(
                Duration.ofSeconds(2),
                Map.of("web", new Traffic(rate, rate, 1, null, null)),
                sessions)));
  }

  private int count() {
    return scale().count();
  }

  private Scale scale() {
    return Documents.read(cluster.store.get(Keys.scale("web")).orElseThrow().text(), Scale.class);
  }
}
