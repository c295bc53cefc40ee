package io.atoll.controller.manager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Controls;
import io.atoll.api.state.Request;
import io.atoll.api.state.status.ApplicationStatus.Phase;
import io.atoll.api.yaml.Documents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workers that users have stopped or started anew, on a whole manager. */
final class ReplacementTest {
  private final TestCluster cluster = new TestCluster();

  @BeforeEach
  void threeRun() {
    List.of("n1", "n2", "n3").forEach(cluster::node);
    cluster.apply("web", "{image: a, replicas: 3}");
    cluster.settle();
  }

  @Test
  void restartsAnApplicationOneByOneStartFirst() {
    Set<String> before = Set.copyOf(cluster.running("web"));
    restartAll("2030-01-01T00:00:00Z");
    for (int round = 0; round < 40; round++) {
      cluster.manage();
      assertTrue(cluster.running("web").size() <= 4, cluster.workers()::toString);
      assertTrue(cluster.status("web").ready() >= 3, cluster.status("web")::toString);
      cluster.obey();
      cluster.sixSecondsPass();
    }
    assertEquals(Phase.READY, cluster.status("web").phase());
    assertEquals(3, cluster.status("web").updated());
    assertTrue(cluster.running("web").stream().noneMatch(before::contains));
    assertEquals(1, cluster.status("web").revision());
  }

  @Test
  void restartsOnceForEachTimeThatIsAskedEvenIfTheClockWentBack() {
    restartAll("2030-01-01T00:00:00Z");
    cluster.settle();
    List<String> first = cluster.running("web");
    long settled = cluster.store.revision();
    cluster.settle();
    assertEquals(settled, cluster.store.revision());
    restartAll("2020-01-01T00:00:00Z");
    cluster.settle();
    assertTrue(cluster.running("web").stream().noneMatch(first::contains));
    assertEquals(Phase.READY, cluster.status("web").phase());
  }

  @Test
  void isNotReadyBeforeAllAreReplacedThoughNothingCanBePlaced() {
    List.of("n1", "n2", "n3").forEach(this::cordon);
    cluster.settle();
    restartAll("2030-01-01T00:00:00Z");
    cluster.settle();
    assertEquals(Phase.PROGRESSING, cluster.status("web").phase());
    assertEquals(0, cluster.status("web").updated());
    assertEquals(3, cluster.running("web").size());
  }

  @Test
  void stopsTheAskedWorkerAndStartsAnother() {
    String victim = cluster.running("web").getFirst();
    ask(Request.Kind.STOP, victim);
    cluster.settle();
    assertFalse(cluster.workers().containsKey(victim));
    assertEquals(3, cluster.running("web").size());
    assertEquals(List.of(), cluster.keys(Keys.REQUESTS));
  }

  @Test
  void replacesTheAskedWorkerStartFirst() {
    String asked = cluster.running("web").getLast();
    Set<String> others = Set.copyOf(cluster.running("web").subList(0, 2));
    ask(Request.Kind.RESTART, asked);
    for (int round = 0; round < 20; round++) {
      cluster.manage();
      assertTrue(cluster.status("web").ready() >= 3, cluster.status("web")::toString);
      cluster.obey();
      cluster.sixSecondsPass();
    }
    assertFalse(cluster.workers().containsKey(asked));
    assertTrue(cluster.running("web").containsAll(others));
    assertEquals(3, cluster.running("web").size());
    assertEquals(List.of(), cluster.keys(Keys.REQUESTS));
  }

  @Test
  void dropsRequestsThatMakeNoSenseAndSaysSo() {
    List<String> before = cluster.running("web");
    cluster.store.put(Keys.request("rubbish"), "}{");
    cluster.store.put(
        Keys.request("unknown"),
        Documents.write(new Request(Request.Kind.STOP, "web-zzzzz", 1, Instant.EPOCH)));
    cluster.settle();
    assertEquals(List.of(), cluster.keys(Keys.REQUESTS));
    assertEquals(before, cluster.running("web"));
    String events = cluster.store.list(Keys.EVENTS).entries().toString();
    assertTrue(events.contains("there is no such worker any more"), events);
    assertTrue(events.contains("/atoll/requests/rubbish cannot be read"), events);
  }

  @Test
  void writesDownWhyAWorkerIsOnItsNode() {
    Assignment any = cluster.workers().values().iterator().next();
    String reason =
        Optional.ofNullable(any.origin()).map(Assignment.Origin::reason).orElse("nothing");
    assertTrue(reason.startsWith("3 of 3 nodes fit: n1 with 0 workers of it"), reason);
    assertTrue(reason.contains("before n2 with 0 workers of it"), reason);
  }

  private void restartAll(String at) {
    cluster.store.put(
        Keys.controls("web"), Documents.write(Controls.NONE.withRestartAt(Instant.parse(at))));
  }

  private void ask(Request.Kind kind, String key) {
    Assignment worker = Optional.ofNullable(cluster.workers().get(key)).orElseThrow();
    String name = key.substring(key.indexOf('/') + 1);
    cluster.store.put(
        Keys.request("r1"),
        Documents.write(new Request(kind, name, worker.owner().uid(), Instant.EPOCH)));
  }

  private void cordon(String node) {
    cluster.store.put(
        Keys.node(node),
        "apiVersion: atoll/v1\nkind: Node\nmetadata: {name: %s}\nspec: {cordoned: true}\n"
            .formatted(node));
  }
}
