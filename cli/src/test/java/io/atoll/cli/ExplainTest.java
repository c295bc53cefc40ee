package io.atoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Owner;
import io.atoll.api.state.Scale;
import io.atoll.api.state.status.ApplicationStatus.Phase;
import io.atoll.api.state.status.Condition;
import io.atoll.api.yaml.Documents;
import io.atoll.cli.Scene.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands why and inspect. */
final class ExplainTest {
  private final Scene scene = new Scene();

  @BeforeEach
  void oneOfTwoRuns() {
    scene.leader();
    scene.store.put(Keys.application("hello"), Scene.HELLO);
    scene.worker(
        "n1",
        "hello-aaaaa",
        Observation.Phase.FAILED,
        new Observation.LastExit(137, 9, true, Scene.NOW.minusSeconds(5)),
        "");
    scene.store.put(
        Keys.worker("n1", "hello-aaaaa"),
        Documents.write(
            new Assignment(
                new Owner("application", "hello", 1),
                1,
                0,
                "default",
                Assignment.Want.RUN,
                null,
                null,
                true,
                new Assignment.Origin(
                    Scene.NOW.minusSeconds(60), "1 of 3 nodes fit (2 cordoned): n1", null))));
    scene.status(
        "hello",
        Phase.PROGRESSING,
        0,
        5,
        null,
        List.of(
            new Condition(
                "Progressing",
                Condition.Status.FALSE,
                "NotPlaced",
                "4 of the workers fit on none of 3 nodes",
                Scene.NOW.minusSeconds(30))));
    scene.store.put(
        Keys.scale("hello"),
        Documents.write(
            new Scale(
                scene.uid("hello"),
                5,
                Scene.NOW.minusSeconds(30),
                "Manual",
                Map.of("manual", "5", "replicas", "2", "countChanged", "237", "basis", "9"),
                5,
                List.of(),
                List.of(new Scale.Decision(2, Scene.NOW.minusSeconds(90), "Document")))));
  }

  @Test
  void tellsTheStoryOfAnApplication() {
    scene.event("1", "hello-aaaaa", "OutOfMemory", Scene.NOW.minusSeconds(5));
    scene.event("2", "hello", "Placed", Scene.NOW.minusSeconds(60));
    scene.event("3", "other", "Placed", Scene.NOW);
    Outcome outcome = scene.run("why", "hello");
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals(
        """
        hello is progressing: 0 of 5 ready
          The count of 5 was set 30s ago by hand (the document says 2).
            before that 2, 90s ago, by its document
          NotPlaced for 30s: 4 of the workers fit on none of 3 nodes
          hello-aaaaa of hello on n1
            Placed 60s ago: 1 of 3 nodes fit (2 cordoned): n1.
            Somebody asked to restart it: it stops once another is ready in its place.
            Not ready for 5s: failed: last attempt: out of memory.
            What it printed: atoll logs hello-aaaaa --tail 20.
          Last events:
            60s ago, hello: Placed: it did Placed
            5s ago, hello-aaaaa: OutOfMemory: it did OutOfMemory
        """,
        outcome.out());
  }

  @Test
  void tellsTheStoryOfAWorkerAndKnowsNearNames() {
    Outcome outcome = scene.run("why", "hello-aaaaa");
    assertTrue(outcome.out().contains("Placed 60s ago"), outcome.out());
    for (int i = 0; i < 8; i++) {
      scene.event("" + i, "hello-aaaaa", "Number" + i, Scene.NOW.minusSeconds(60 - i));
    }
    outcome = scene.run("why", "hello-aaaaa");
    assertTrue(
        outcome.out().contains("Last events (3 earlier: 'atoll events hello-aaaaa'):"),
        outcome.out());
    assertTrue(outcome.out().contains("Number7") && !outcome.out().contains("Number2"));
    Outcome unknown = scene.run("why", "hallo");
    assertEquals(5, unknown.code());
    assertTrue(unknown.err().contains("hello"), unknown.err());
  }

  @Test
  void countsStartsAndNotEnds() {
    tellsOfStarts(1, 1, "");
    tellsOfStarts(2, 1, "It was started again 1 time");
    tellsOfStarts(3, 3, "It was started again 2 times");
  }

  private void tellsOfStarts(int attempt, int ends, String expected) {
    Observation seen =
        new Observation(
            "hello-aaaaa",
            new Owner("application", "hello", 1),
            1,
            attempt,
            "i1",
            Observation.Phase.STOPPED,
            null,
            null,
            false,
            ends,
            Scene.NOW.minusSeconds(5),
            new Observation.LastExit(0, 0, false, Scene.NOW.minusSeconds(5)),
            "Completed",
            "ended with exit code 0");
    scene.store.put(Keys.observed("n1", "hello-aaaaa"), Documents.write(seen));
    String out = scene.run("why", "hello-aaaaa").out();
    assertTrue(expected.isEmpty() ? !out.contains("again") : out.contains(expected), out);
  }

  @Test
  void inspectsAllThatIsStored() {
    scene.node("n1", null);
    Outcome outcome = scene.run("inspect", "hello", "hello-aaaaa", "n1");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().startsWith("[ {"), outcome.out());
    for (String word :
        List.of("\"document\"", "\"status\"", "\"scale\"", "\"assignment\"", "\"presence\"")) {
      assertTrue(outcome.out().contains(word), word);
    }
    assertTrue(scene.run("inspect", "hello", "-o", "yaml").out().contains("kind: application"));
    assertEquals(5, scene.run("inspect", "nothing").code());
    assertEquals(2, scene.run("inspect", "hello", "-o", "wide").code());
  }

  @Test
  void inspectsADocumentThatDoesNotParse() {
    scene.store.put(Keys.application("hello"), "a: b: c");
    Outcome outcome = scene.run("inspect", "hello");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("\"a: b: c\""), outcome.out());
  }
}
