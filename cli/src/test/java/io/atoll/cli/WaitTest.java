package io.atoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Observation.LastExit;
import io.atoll.api.state.status.ApplicationStatus.Phase;
import io.atoll.api.state.status.ApplicationStatus.SpecError;
import io.atoll.api.state.status.Condition;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.cli.Scene.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WaitTest {
  private final Scene scene = new Scene();

  @Test
  void endsAtOnceWhenItIsReady() {
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    scene.ready("hello", 2);
    Outcome outcome = scene.run("wait", "hello");
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals("application/hello: ready, 2 workers\n", outcome.out());
  }

  @Test
  void doesNotTakeTheStatusFromBeforeAScalingForItsEnd() {
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    scene.ready("hello", 2);
    scene.store.put(Keys.controls("hello"), "count: 5\nbasis: {uid: 1, revision: 1}\n");
    assertEquals(6, scene.run("wait", "hello", "--timeout=100ms").code());
    scene.counted("hello", 5);
    assertEquals(6, scene.run("wait", "hello", "--timeout=100ms").code());
    scene.ready("hello", 5);
    assertEquals(0, scene.run("wait", "hello", "--timeout=10s").code());
  }

  @Test
  void followsTheStatusByItsWatch() throws InterruptedException {
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    scene.leader();
    scene.status("hello", Phase.PROGRESSING, 0, 2);
    Thread manager =
        Thread.ofVirtual()
            .start(() -> {
              scene.status("hello", Phase.PROGRESSING, 1, 2);
              scene.ready("hello", 2);
            });
    Outcome outcome = scene.run("wait", "application/hello", "--for=ready", "--timeout=20s");
    manager.join();
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals("application/hello: ready, 2 workers", outcome.lines().getLast());
  }

  @Test
  void saysAtTheTimeOutWhichWorkersAreNotReadyAndWhy() {
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    scene.leader();
    scene.status(
        "hello",
        Phase.PROGRESSING,
        1,
        3,
        null,
        List.of(
            new Condition(
                "Available",
                Condition.Status.FALSE,
                "Unplaced",
                "1 worker fits no node: n1 lacks 100m cpu",
                Scene.NOW)));
    scene.worker("n1", "hello-aaaaa", Observation.Phase.READY);
    scene.worker(
        "n1",
        "hello-bbbbb",
        Observation.Phase.FAILED,
        new LastExit(1, 0, false, Scene.NOW),
        "image hello:1 is missing");
    Outcome outcome = scene.run("wait", "hello", "--for", "ready", "--timeout", "30ms");
    assertEquals(6, outcome.code());
    assertEquals(
        """
        Timed out after 0s: application/hello: 1 of 3 ready, 1 up to date
          Available: 1 worker fits no node: n1 lacks 100m cpu
          hello-bbbbb on n1: failed: image hello:1 is missing; last attempt: exit 1
        """,
        outcome.err());
  }

  @Test
  void tellsOnceWhatGoesWrongMeanwhile() {
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    scene.leader();
    scene.status("hello", Phase.PROGRESSING, 0, 2);
    String message = "ended with exit code 7; next start after 4s";
    scene.worker(
        "n1",
        "hello-aaaaa",
        Observation.Phase.FAILED,
        new LastExit(7, 0, false, Scene.NOW),
        message);
    scene.worker("n1", "hello-bbbbb", Observation.Phase.STARTING, null, "");
    assertEquals(
        "application/hello: 0 of 2 ready, 0 up to date\n  worker hello-aaaaa: " + message + "\n",
        scene.run("wait", "hello", "--timeout", "30ms").out());
  }

  @Test
  void saysAtTheTimeOutThatNoManagerRuns() {
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    Outcome outcome = scene.run("wait", "hello", "--for", "ready", "--timeout", "30ms");
    assertEquals(6, outcome.code());
    assertTrue(
        outcome.err().contains("application/hello: nobody acts on it: no manager is running"),
        outcome.err());
  }

  @Test
  void believesNoStatusWhileNoManagerRuns() {
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    scene.ready("hello", 2);
    scene.store.commit(Txn.of(Op.delete(Keys.LEADER)));
    Outcome outcome = scene.run("wait", "hello", "--timeout", "30ms");
    assertEquals(6, outcome.code());
    assertTrue(outcome.out().contains("nobody acts on it"), outcome.out());
  }

  @Test
  void believesNoWorkerWhoseNodeDoesNotRun() {
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    scene.ready("hello", 1);
    scene.store.commit(Txn.of(Op.delete(Keys.presence("n1"))));
    Outcome outcome = scene.run("wait", "hello", "--timeout", "30ms");
    assertEquals(6, outcome.code());
    assertEquals(
        """
        Timed out after 0s: application/hello: 0 of 1 ready, 1 up to date
          hello-aaaaa on n1: unknown, because no controller runs on n1; it was ready
        """,
        outcome.err());
  }

  @Test
  void reportsARefusal() {
    scene.store.put(Keys.application("hello"), "spec:\n  imag: x\n");
    scene.status(
        "hello",
        Phase.REFUSED,
        0,
        0,
        new SpecError(2, 3, "spec.imag", "unknown field, did you mean image?"),
        List.of());
    Outcome outcome = scene.run("wait", "hello", "--for", "ready");
    assertEquals(3, outcome.code());
    assertEquals(
        "application/hello:2:3: spec.imag: unknown field, did you mean image?\n", outcome.err());
  }

  @Test
  void reportsARollback() {
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    scene.status("hello", Phase.ROLLING_BACK, 1, 2);
    assertEquals(7, scene.run("wait", "hello", "--for", "ready").code());
  }

  @Test
  void ignoresTheStatusOfAnEarlierApplicationOfTheName() {
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    scene.status("hello", Phase.READY, 2, 2);
    scene.run("delete", "hello");
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    assertEquals(6, scene.run("wait", "hello", "--for", "ready", "--timeout", "30ms").code());
  }

  @Test
  void waitsUntilEverythingIsGone() {
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    assertEquals(6, scene.run("wait", "hello", "--for", "deleted", "--timeout", "30ms").code());
    assertEquals(0, scene.run("wait", "never", "--for", "deleted").code());
  }

  @Test
  void drawsOneBlockOverAndOverOnATerminal() {
    scene.terminal = true;
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    Outcome outcome = scene.run("wait", "hello", "--for", "ready", "--timeout", "30ms");
    assertTrue(outcome.out().contains("\u001b[2Kapplication/hello: nobody"), outcome.out());
  }

  @Test
  void takesTheStatesAsKubectlSaysThem() {
    assertEquals(0, scene.run("wait", "never", "--for=delete").code());
    Outcome outcome = scene.run("wait", "never", "--for=condition=ready");
    assertEquals(5, outcome.code(), outcome.err());
  }

  @Test
  void refusesWrongUsage() {
    assertEquals(5, scene.run("wait", "hello").code());
    assertEquals(2, scene.run("wait", "hello", "--for", "happiness").code());
    assertEquals(2, scene.run("wait", "hello", "--for", "ready", "--timeout", "5").code());
    assertEquals(2, scene.run("wait", "node/n1", "--for", "ready").code());
    assertEquals(5, scene.run("wait", "hello", "--for", "ready").code());
  }
}
