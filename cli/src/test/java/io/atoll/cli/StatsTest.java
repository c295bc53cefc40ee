package io.atoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.Observation;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.cli.Scene.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StatsTest {
  private static final String MEASURED =
      """
      at: "%s"
      cpu: 1500m
      memory: 1Gi
      load: [0.5, 0.2, 0.1]
      workers:
        hello-aaaaa: {cpu: 20m, memory: 64Mi, pids: 3}
        hello-bbbbb: {cpu: 125m, memory: 12Mi, pids: 2}
      omittedWorkers: 0
      """;
  private final Scene scene = new Scene();

  @BeforeEach
  void twoWorkersAreMeasured() {
    scene.node("n1", null);
    scene.store.put(Keys.agent("n1"), "node: n1");
    scene.store.put(Keys.stats("n1"), MEASURED.formatted(Scene.NOW));
    scene.worker("n1", "hello-aaaaa", Observation.Phase.READY);
    scene.worker("n1", "hello-bbbbb", Observation.Phase.READY);
  }

  @Test
  void showsTheGreediestFirst() {
    Outcome outcome = scene.run("stats", "--no-stream");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.lines().get(1).startsWith("hello-bbbbb"), outcome.out());
    assertTrue(outcome.lines().get(1).contains("12.5%"), outcome.out());
    assertEquals("", outcome.err());
    Outcome memory = scene.run("stats", "--no-stream", "--sort", "memory");
    assertTrue(memory.lines().get(1).startsWith("hello-aaaaa"), memory.out());
    assertTrue(memory.lines().get(1).contains("64Mi"), memory.out());
  }

  @Test
  void sumsUpApplicationsAndShowsNodes() {
    String application = scene.run("stats", "--no-stream", "-a").lines().get(1);
    assertTrue(application.matches("hello +2 +14[.]5% +76Mi +5"), application);
    String node = scene.run("stats", "--no-stream", "--nodes").lines().get(1);
    assertTrue(node.matches("n1 +150[.]0% +2 cpu +1Gi +4Gi +25% +0[.]5 +2"), node);
    assertEquals(2, scene.run("stats", "-a", "-n").code());
  }

  @Test
  void showsOnlyWhatIsNamed() {
    Outcome one = scene.run("stats", "hello-aaaaa", "--no-stream");
    assertEquals(2, one.lines().size(), one.out());
    assertEquals(3, scene.run("stats", "hello", "--no-stream").lines().size());
    assertEquals(5, scene.run("stats", "nobody", "--no-stream").code());
  }

  @Test
  void namesNodesThatAreNotMeasuredOrNotLately() {
    scene.node("n2", null);
    scene.store.put(Keys.stats("n1"), MEASURED.formatted(Scene.NOW.minusSeconds(90)));
    Outcome outcome = scene.run("stats", "--no-stream");
    assertTrue(outcome.err().contains("Node n2: nothing measured"), outcome.err());
    assertTrue(outcome.err().contains("no agent runs on n2"), outcome.err());
    assertTrue(outcome.err().contains("Node n1: measured 90s ago"), outcome.err());
  }

  @Test
  void blamesTheAgentAndNotTheWorkersIfNothingIsMeasured() {
    scene.store.commit(Txn.of(Op.delete(Keys.stats("n1")), Op.delete(Keys.agent("n1"))));
    assertEquals(
        "Node n1: nothing measured: no agent runs on n1.\n",
        scene.run("stats", "--no-stream").err());
    assertEquals(0, scene.run("stats", "hello-aaaaa", "--no-stream").code());
  }

  @Test
  void topPrintsOnceWithoutATerminal() {
    assertEquals(scene.run("stats", "--no-stream").out(), scene.run("top", "--sort", "cpu").out());
  }

  @Test
  void wideShowsWhatHoldsWorkersBackAndWhatComes() {
    String more =
        MEASURED.replace("pids: 3}", "pids: 3, throttled: 0.25}").formatted(Scene.NOW)
            + """
            proxied:
              span: 2s
              applications:
                hello: {rate: 41.5, answered: 40.0, sessions: 3.0, p95: 38ms, errors: 1.5}
            """;
    scene.store.put(Keys.stats("n1"), more);
    String worker = scene.run("stats", "--no-stream", "-o", "wide", "hello-aaaaa").lines().get(1);
    assertTrue(worker.matches("hello-aaaaa .* 3 +25[.]0%"), worker);
    String application = scene.run("stats", "--no-stream", "-a", "-o", "wide").lines().get(1);
    assertTrue(application.matches("hello .* 5 +41[.]5 +38ms +1[.]5 +0[.]0"), application);
  }

  @Test
  void aLookBackNamesTheNodesWhoseAgentIsAway() {
    Outcome outcome = scene.run("stats", "--since", "10m");
    assertEquals(1, outcome.code());
    assertTrue(outcome.err().contains("Node n1: its agent is not running"), outcome.err());
    assertEquals(1, scene.run("stats", "--since", "10m", "nobody").code(), "that may be there");
  }

  @Test
  void refusesWhatItCannotTell() {
    assertEquals(2, scene.run("stats", "--since", "yesterday").code());
    Outcome outcome = scene.run("stats", "--no-stream", "-o", "json");
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains("-o json needs --since"), outcome.err());
  }
}
