package io.atoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Controls;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Request;
import io.atoll.api.state.status.ApplicationStatus.Phase;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.api.yaml.Documents;
import io.atoll.cli.Scene.Outcome;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands stop, restart and rm. */
final class ReplaceTest {
  private final Scene scene = new Scene();

  @BeforeEach
  void helloRuns() {
    scene.leader();
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    scene.worker("n1", "hello-aaaaa", Observation.Phase.READY);
    scene.worker("n1", "hello-bbbbb", Observation.Phase.READY);
    scene.status("hello", Phase.READY, 2, 2);
  }

  @Test
  void stoppingAnApplicationScalesItToZeroAndKeepsIt() {
    Outcome outcome = scene.run("stop", "hello");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("atoll scale hello --auto"), outcome.out());
    assertEquals(0, controls().count());
    assertTrue(scene.store.get(Keys.application("hello")).isPresent());
  }

  @Test
  void stoppingAWorkerAsksTheManager() {
    assertEquals(0, scene.run("stop", "hello-aaaaa").code());
    assertEquals(
        new Request(Request.Kind.STOP, "hello-aaaaa", scene.uid("hello"), Scene.NOW),
        requests().getFirst());
    assertEquals(0, scene.run("restart", "worker/hello-bbbbb").code());
    assertEquals(2, requests().size());
    assertTrue(requests().stream().anyMatch(it -> it.kind() == Request.Kind.RESTART));
  }

  @Test
  void restartingAnApplicationKeepsItsCountAndIsNeverTheSameTimeTwice() {
    scene.run("scale", "hello", "2");
    assertEquals(0, scene.run("restart", "hello").code());
    Controls first = controls();
    assertEquals(2, first.count());
    assertEquals(Scene.NOW, first.restartAt());
    scene.run("restart", "hello");
    assertNotEquals(first.restartAt(), controls().restartAt());
    scene.run("scale", "hello", "--auto");
    assertNotEquals(null, controls().restartAt());
  }

  @Test
  void waitsUntilEveryWorkerIsAnother() {
    assertEquals(6, scene.run("restart", "hello", "--wait", "--timeout", "50ms").code());
    restarted("hello-aaaaa", Scene.NOW);
    restarted("hello-bbbbb", Scene.NOW.minusSeconds(9));
    scene.store.commit(Txn.of(Op.delete(Keys.controls("hello"))));
    Outcome half = scene.run("restart", "hello", "--wait", "--timeout", "50ms");
    assertEquals(6, half.code(), half.out());
    assertTrue(half.err().contains("1 worker to be replaced, 1 of 2 others ready"), half.err());
    restarted("hello-bbbbb", Scene.NOW);
    scene.store.commit(Txn.of(Op.delete(Keys.controls("hello"))));
    assertEquals(0, scene.run("restart", "hello", "--wait").code());
  }

  @Test
  void removesApplicationsButNoWorkers() {
    Outcome worker = scene.run("rm", "hello", "hello-aaaaa");
    assertEquals(2, worker.code());
    assertTrue(worker.err().contains("atoll stop hello-aaaaa"), worker.err());
    assertTrue(scene.store.get(Keys.application("hello")).isPresent());
    assertEquals(5, scene.run("rm", "hello", "nothing").code());
    assertEquals(0, scene.run("rm", "-f", "hello", "nothing").code());
    assertTrue(scene.store.get(Keys.application("hello")).isEmpty());
  }

  @Test
  void namesTheNearestWhenNothingIsNamedSo() {
    for (String verb : List.of("stop", "restart", "rm")) {
      Outcome outcome = scene.run(verb, "helo");
      assertEquals(5, outcome.code());
      assertTrue(outcome.err().contains("hello"), outcome.err());
    }
    assertEquals(2, scene.run("stop", "node/n1").code());
    assertEquals(List.of(), requests());
  }

  private void restarted(String worker, Instant at) {
    String key = Keys.worker("n1", worker);
    Assignment before =
        scene.store.get(key).map(it -> Documents.read(it.text(), Assignment.class)).orElseThrow();
    scene.store.put(
        key,
        Documents.write(
            new Assignment(
                before.owner(),
                1,
                0,
                "default",
                before.want(),
                null,
                null,
                false,
                new Assignment.Origin(Scene.NOW, "", at))));
  }

  private Controls controls() {
    String text = scene.store.get(Keys.controls("hello")).map(Entry::text).orElse("");
    return Documents.read(text, Controls.class);
  }

  private List<Request> requests() {
    return scene.store.list(Keys.REQUESTS).entries().stream()
        .map(it -> Documents.read(it.text(), Request.class))
        .toList();
  }
}
