package io.atoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.Observation.LastExit;
import io.atoll.api.state.Observation.Phase;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.cli.Scene.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PsTest {
  private final Scene scene = new Scene();

  @Test
  void saysWorkersAsDockerDoes() {
    scene.worker("n1", "hello-abcde", Phase.READY);
    scene.worker("n1", "hello-bbbbb", Phase.UNREADY);
    List<String> lines = scene.run("ps").lines();
    assertTrue(lines.get(0).startsWith("WORKER        APPLICATION   IMAGE   STATUS"), lines.get(0));
    assertTrue(lines.get(1).contains("Up 5s (ready)"), lines.get(1));
    assertTrue(lines.get(2).contains("Up 5s (not ready)"), lines.get(2));
  }

  @Test
  void showsEndedWorkersOnlyIfAsked() {
    scene.worker("n1", "hello-abcde", Phase.FAILED, new LastExit(3, 0, false, Scene.NOW), "");
    Outcome outcome = scene.run("ps");
    assertEquals("", outcome.out());
    assertEquals("1 has ended: 'atoll ps -a'\n", outcome.err());
    assertEquals(outcome, scene.run("ps", "hello-abcde"));
    assertTrue(scene.run("ps", "-a").out().contains("Failed 5s ago (exit 3)"));
  }

  @Test
  void showsAWorkerBetweenTwoAttempts() {
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    scene.accepted("hello");
    scene.worker("n1", "hello-abcde", Phase.FAILED, new LastExit(7, 0, false, Scene.NOW), "");
    Outcome outcome = scene.run("ps");
    assertTrue(outcome.out().contains("Restarting, ended 5s ago (exit 7)"), outcome.out());
    assertEquals("", outcome.err());
  }

  @Test
  void showsNoAttemptToComeOfWhatIsToRunOnce() {
    scene.store.put(Keys.application("hello"), Scene.HELLO + "  restart: {policy: never}\n");
    scene.accepted("hello");
    scene.worker("n1", "hello-abcde", Phase.FAILED, new LastExit(7, 0, false, Scene.NOW), "");
    assertEquals("", scene.run("ps").out());
    assertTrue(scene.run("ps", "-a").out().contains("Failed 5s ago (exit 7)"));
  }

  @Test
  void saysWhatToDoAboutWorkersThatNobodyLooksAt() {
    scene.worker("n1", "hello-abcde", Phase.READY);
    scene.store.commit(Txn.of(Op.delete(Keys.presence("n1"))));
    assertEquals(
        "No controller runs on n1: start it there ('./atoll up' for a local cluster)\n",
        scene.run("ps").err());
    assertEquals(5, scene.run("ps", "other").code());
  }

  @Test
  void namesTheSignalOrTheLackOfMemory() {
    scene.worker("n1", "a-abcde", Phase.FAILED, new LastExit(137, 9, false, Scene.NOW), "");
    scene.worker("n1", "b-abcde", Phase.FAILED, new LastExit(137, 9, true, Scene.NOW), "");
    String out = scene.run("ps", "-a").out();
    assertTrue(out.contains("(signal 9)") && out.contains("(out of memory)"), out);
  }

  @Test
  void printsNamesAloneForOtherCommandsToTake() {
    scene.worker("n1", "hello-abcde", Phase.READY);
    scene.worker("n1", "other-abcde", Phase.READY);
    assertEquals("hello-abcde\n", scene.run("ps", "-q", "hello").out());
    assertEquals(5, scene.run("ps", "-q", "helo").code());
    assertTrue(scene.run("ps", "-f", "name=a").err().contains("'atoll ps APP'"));
  }

  @Test
  void doesNotFindAnApplicationThatIsNotThere() {
    scene.worker("n1", "hello-abcde", Phase.READY);
    assertEquals(5, scene.run("ps", "helo").code());
  }
}
