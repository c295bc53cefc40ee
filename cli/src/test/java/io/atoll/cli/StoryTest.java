package io.atoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.application.Health;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Assignment.Want;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Observation.LastExit;
import io.atoll.api.state.Observation.Phase;
import io.atoll.api.state.ProbeReport;
import io.atoll.api.state.Scale;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.Rollout;
import io.atoll.api.state.status.Rollout.State;
import io.atoll.api.yaml.Documents;
import io.atoll.cli.Scene.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What describe, get, events and why tell of updates and of workers that are not ready. */
final class StoryTest {
  private static final String NAME = "hello";
  private static final String PROBED =
      Scene.HELLO
          + """
            ports: [{name: http, port: 8080}]
            health:
              readiness: {http: {path: /well, port: http}, period: 2s}
          """;

  private final Scene scene = new Scene();

  @BeforeEach
  void accept() {
    scene.leader();
    scene.accepted(NAME, 1, PROBED);
  }

  private void rollout(State state, ApplicationStatus.Phase phase, String message) {
    scene.rollout(
        NAME,
        phase,
        10,
        new Rollout(
            state,
            1,
            2,
            3,
            Scene.NOW.minusSeconds(60),
            Scene.NOW.minusSeconds(30),
            8,
            3,
            2,
            "WorkerFailed",
            message,
            null,
            null));
  }

  private String told(String... command) {
    Outcome outcome = scene.run(command);
    assertEquals(0, outcome.code(), outcome.err());
    return outcome.out() + outcome.err();
  }

  private void report(boolean passing, String failure) {
    scene.worker("n1", "hello-aaaaa", passing ? Phase.READY : Phase.UNREADY);
    String key = Keys.observed("n1", "hello-aaaaa");
    Observation seen = Documents.read(scene.store.get(key).orElseThrow().text(), Observation.class);
    ProbeReport report =
        new ProbeReport(Health.Kind.READINESS, passing, failure, Scene.NOW.minusSeconds(7));
    scene.store.put(key, Documents.write(seen.with(List.of(report))));
  }

  @Test
  void tellsWhatEachProbeSays() {
    report(false, "HTTP 404 Not Found, not 200");
    scene.worker("n1", "hello-bbbbb", Phase.READY);
    String page = told("describe", NAME);
    String row =
        "hello-aaaaa   readiness   http http /well every 2s   fails    7s ago   HTTP 404 Not Found,"
            + " not 200";
    assertTrue(page.contains(row), page);
    assertFalse(page.contains("hello-bbbbb   readiness"), page);
    report(true, "HTTP 404 Not Found, not 200");
    page = told("describe", NAME);
    assertTrue(page.contains("passes   7s ago   HTTP 404"), page);
  }

  @Test
  void saysHowLongAWorkerMayDrain() {
    scene.worker("n1", "hello-aaaaa", Phase.DRAINING);
    String key = Keys.worker("n1", "hello-aaaaa");
    Assignment wanted = Documents.read(scene.store.get(key).orElseThrow().text(), Assignment.class);
    scene.store.put(
        key,
        Documents.write(
            new Assignment(
                wanted.owner(), 1, 0, "default", Want.DRAIN, Scene.NOW.plusSeconds(25))));
    String page = told("describe", NAME);
    assertTrue(page.contains("Draining for 5s"), page);
    assertTrue(page.contains("stops once it has no more, in 25s at the latest"), page);
    assertTrue(told("why", "hello-aaaaa").contains("takes no new requests"), page);
  }

  @Test
  void tellsHowFarAnUpdateIs() {
    rollout(State.PROGRESSING, ApplicationStatus.Phase.PROGRESSING, "2 workers are not ready yet");
    String page = told("describe", NAME);
    assertTrue(
        page.contains("Rollout:      revision 1: 3 of 10 new, 2 ready, 8 old, begun 60s ago"),
        page);
    assertTrue(page.contains("Deadline:     it fails if nothing moves for 5m; 4m30s"), page);
    String why = told("why", NAME);
    assertTrue(
        why.contains("The update was begun 60s ago: revision 1: 3 of 10 new, 2 ready, 8 old."),
        why);
    assertTrue(why.contains("It waits: WorkerFailed: 2 workers are not ready yet."), why);
    assertTrue(why.contains("A new worker counts once it has been ready for 5s"), why);
    String row = told("get", "apps");
    assertTrue(row.contains("hello   progressing   10/10   3 "), row);
  }

  @Test
  void tellsThatAnUpdateIsHeld() {
    rollout(State.PAUSED, ApplicationStatus.Phase.PROGRESSING, "");
    assertTrue(told("get", "apps").contains("hello   paused "), told("get", "apps"));
    assertTrue(told("describe", NAME).contains("paused at revision 1: 3 of 10 new"));
    assertTrue(told("why", NAME).contains("'atoll rollout resume hello' goes on."));
  }

  @Test
  void tellsWhyAnUpdateWasRolledBack() {
    rollout(State.ROLLED_BACK, ApplicationStatus.Phase.READY, "worker hello-xxxxx ended: exit 3");
    String row = told("get", "apps");
    assertTrue(
        row.contains("hello: worker hello-xxxxx ended: exit 3. See 'atoll why hello'."), row);
    String why = told("why", NAME);
    assertTrue(why.contains("WorkerFailed: worker hello-xxxxx ended: exit 3."), why);
    assertTrue(why.contains("Revision 1 runs again"), why);
    assertTrue(told("describe", NAME).contains("Because:      WorkerFailed: worker hello-xxxxx"));
  }

  @Test
  void tellsWhoSetEachCount() {
    List<Scale.Decision> before =
        List.of(new Scale.Decision(2, Scene.NOW.minusSeconds(90), "Requests"));
    Scale scale =
        new Scale(1, 5, Scene.NOW.minusSeconds(30), "Latency", Map.of(), 5, List.of(), before);
    scene.store.put(Keys.scale(NAME), Documents.write(scale));
    assertEquals(
        """
        APPLICATION   AGE   COUNT   SET BY
        hello         30s   5       its latency objective
        hello         90s   2       the rate of requests
        """,
        told("why", NAME, "--history"));
    scene.worker("n1", "hello-aaaaa", Phase.READY);
    assertEquals(2, scene.run("why", "hello-aaaaa", "--history").code());
  }

  @Test
  void tellsOfAnApplicationsWorkersAmongItsEvents() {
    scene.event("1", "hello-aaaaa", "Unhealthy", Scene.NOW.minusSeconds(60));
    scene.event("2", NAME, "Accepted", Scene.NOW.minusSeconds(50));
    scene.event("3", "other-aaaaa", "Unhealthy", Scene.NOW);
    String events = told("events", NAME);
    assertTrue(events.contains("worker/hello-aaaaa"), events);
    assertTrue(events.contains("application/hello"), events);
    assertFalse(events.contains("other"), events);
    assertFalse(told("events", "hello-aaaaa").contains("application/hello"));
    assertTrue(told("describe", NAME).contains("worker/hello-aaaaa"));
  }

  @Test
  void tellsOfATaskThatIsDoneThatItIsFinished() {
    scene.accepted(NAME, 1, Scene.HELLO + "  restart: {policy: onFailure}\n");
    scene.status(NAME, ApplicationStatus.Phase.DEGRADED, 0, 2);
    scene.worker("n1", "hello-aaaaa", Phase.STOPPED, new LastExit(0, 0, false, Scene.NOW), "");
    scene.worker("n1", "hello-bbbbb", Phase.FAILED, new LastExit(1, 0, false, Scene.NOW), "");
    String page = told("describe", NAME);
    assertTrue(page.contains("Finished:     1 of 2 workers ended with exit code 0"), page);
    assertTrue(page.contains("Finished 5s ago (exit 0)"), page);
    assertTrue(told("ps", "-a").contains("Finished 5s ago (exit 0)"));
  }
}
