package io.atoll.controller.node.observation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atoll.api.state.Observation;
import io.atoll.api.state.Observation.LastExit;
import io.atoll.api.state.Observation.Phase;
import io.atoll.controller.node.worker.Scene;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class NewsPlannerTest {
  private static final LastExit KILLED = new LastExit(137, 9, false, Scene.NOON);

  private static Observation observed(
      int attempt, Phase phase, @Nullable LastExit exit, String reason, String message) {
    return new Observation(
        "shop-abcde",
        Scene.OWNER,
        1,
        attempt,
        "i" + attempt,
        phase,
        null,
        null,
        phase == Phase.READY,
        0,
        Scene.NOON,
        exit,
        reason,
        message);
  }

  private static Observation observed(int attempt, Phase phase) {
    return observed(attempt, phase, null, phase.name(), "");
  }

  private static List<String> reasons(@Nullable Observation before, Observation now) {
    return NewsPlanner.between(before, now, false).stream().map(News::reason).toList();
  }

  @Test
  void tellsOfTheStartAndOfReadiness() {
    assertEquals(
        List.of("Started", "Ready"),
        reasons(observed(1, Phase.STARTING), observed(1, Phase.READY)));
    assertEquals(
        List.of("Started"), reasons(observed(1, Phase.STARTING), observed(1, Phase.RUNNING)));
    assertEquals(List.of("Ready"), reasons(observed(1, Phase.RUNNING), observed(1, Phase.READY)));
    assertEquals(List.of("Unready"), reasons(observed(1, Phase.READY), observed(1, Phase.UNREADY)));
    assertEquals(List.of("Ready"), reasons(observed(1, Phase.UNREADY), observed(1, Phase.READY)));
  }

  @Test
  void saysNothingTwice() {
    assertEquals(List.of(), reasons(observed(1, Phase.READY), observed(1, Phase.READY)));
    Observation failed = observed(1, Phase.FAILED, KILLED, "Killed", "ended by signal 9");
    assertEquals(List.of(), reasons(failed, failed));
  }

  @Test
  void tellsOfThePull() {
    Observation pulling = observed(1, Phase.PULLING, null, "Pulling", "pulling shop:1");
    assertEquals(List.of("Pulling"), reasons(observed(1, Phase.STARTING), pulling));
    assertEquals(List.of("Pulled", "Started"), reasons(pulling, observed(1, Phase.RUNNING)));
  }

  @Test
  void tellsOfAMissingImage() {
    Observation missing = observed(1, Phase.ASSIGNED, null, "ImageMissing", "shop:1 is missing");
    assertEquals(List.of("ImageMissing"), reasons(observed(1, Phase.PULLING), missing));
  }

  @Test
  void tellsOfAnEndThatIsAnsweredAtOnce() {
    Observation next = observed(2, Phase.STARTING, KILLED, "Starting", "");
    assertEquals(
        List.of(News.warning("Killed", "ended by signal 9")),
        NewsPlanner.between(observed(1, Phase.READY), next, false));
  }

  @Test
  void tellsOfAnEndAndItsBackOffInOne() {
    String message = "ended by signal 9; next start after 4s";
    Observation failed = observed(2, Phase.FAILED, KILLED, "Killed", message);
    assertEquals(
        List.of(News.warning("Killed", message)),
        NewsPlanner.between(observed(2, Phase.READY), failed, false));
  }

  @Test
  void whatRanBeforeTheControllerStartedIsAdopted() {
    Observation ready = observed(3, Phase.READY);
    assertEquals(
        List.of(News.normal("Adopted", "attempt 3 was running when the controller started")),
        NewsPlanner.between(ready, ready, true));
  }

  @Test
  void tellsOfAWorkerThatHadToBeKilled() {
    Observation killed =
        observed(1, Phase.DRAINING, null, "KilledAfterGrace", "did not end within 10s of SIGTERM");
    assertEquals(
        List.of("KilledAfterGrace"),
        reasons(observed(1, Phase.DRAINING, null, "Stopping", ""), killed));
  }

  @Test
  void aStoppedWorkerIsToldOnceAlsoWhenItsExitIsCountedLater() {
    Observation stopped = observed(1, Phase.STOPPED, null, "Stopped", "");
    Observation counted = observed(1, Phase.STOPPED, KILLED, "Stopped", "");
    assertEquals(List.of("Stopped"), reasons(observed(1, Phase.DRAINING), stopped));
    assertEquals(List.of(), reasons(stopped, counted));
  }

  @Test
  void tellsOfEachFailureAlsoInTheSameWords() {
    LastExit later = new LastExit(137, 9, false, Scene.NOON.plusSeconds(60));
    assertEquals(
        List.of("Killed"),
        reasons(
            observed(1, Phase.FAILED, KILLED, "Killed", "ended by signal 9"),
            observed(1, Phase.FAILED, later, "Killed", "ended by signal 9")));
  }
}
