package io.atoll.controller.manager.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.state.status.Rollout;
import io.atoll.api.state.status.Rollout.State;
import io.atoll.controller.manager.world.Contact;
import io.atoll.controller.manager.world.WorkerState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What counts as the failure of an update with a deadline of a minute, begun at noon. */
final class FailurePlannerTest {
  private static final Instant NOON = Scene.NOON;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Scene scene = new Scene("{deadline: 1m}");
  private final WorkerState ready = scene.worker("new", 1, 2, true);
  private final WorkerState starting = scene.worker("new", 2, 2, false);

  @Test
  void aNewWorkerThatEndedSinceTheBeginning() {
    WorkerState ended = Scene.ended(starting, NOON.plusSeconds(3));
    Failure failure = judge(fleet(ready, ended), SECOND).orElseThrow();
    assertEquals("WorkerFailed", failure.reason());
    assertEquals("new-2", failure.worker());
    assertTrue(failure.message().contains("new-2 on n1 ended with code 3"), failure.message());
  }

  @Test
  void noneThatEndedBeforeAndWasThereBefore() {
    WorkerState ended = Scene.ended(starting, NOON.minusSeconds(3));
    assertEquals("none", reason(fleet(ready, ended), SECOND));
  }

  @Test
  void noOldWorkerThatEnds() {
    WorkerState old = Scene.ended(scene.worker("old", 1, 1, false), NOON.plusSeconds(3));
    assertEquals(
        "none", reason(new Fleet(List.of(ready), List.of(old), List.of(), List.of()), SECOND));
  }

  @ParameterizedTest
  @EnumSource(value = State.class, mode = Mode.EXCLUDE, names = "PROGRESSING")
  void nothingWhereNothingIsUnderWay(State state) {
    WorkerState ended = Scene.ended(starting, NOON.plusSeconds(3));
    Course course = scene.course(state);
    assertEquals(
        Optional.empty(),
        FailurePlanner.judge(course, fleet(ended, starting), NOON.plus(MINUTE).plus(MINUTE)));
  }

  @Test
  void oneThatIsNotReadyWhenTheDeadlineHasPassed() {
    assertEquals("none", reason(fleet(ready, starting), MINUTE.minusMillis(1)));
    assertEquals("NotReadyInTime", reason(fleet(ready, starting), MINUTE));
    assertEquals("new-2", judge(fleet(ready, starting), MINUTE).orElseThrow().worker());
  }

  @Test
  void theDeadlineCountsFromTheLastProgress() {
    Rollout rollout = scene.course(State.PROGRESSING).rollout().progressed(NOON.plusSeconds(30));
    assertEquals("none", reason(rollout, fleet(starting), MINUTE.plusSeconds(29)));
    assertEquals("NotReadyInTime", reason(rollout, fleet(starting), MINUTE.plusSeconds(30)));
  }

  @Test
  void theDelayBetweenStepsIsNoTimeLost() {
    Scene slow = new Scene("{deadline: 1m, delay: 10s}");
    Course course = slow.course(State.PROGRESSING);
    assertEquals(NOON.plus(MINUTE).plusSeconds(10), FailurePlanner.due(course));
  }

  @Test
  void noWorkerOfANodeThatDoesNotAnswer() {
    for (Contact contact : List.of(Contact.AWAITED, Contact.UNMANAGED, Contact.LOST)) {
      assertEquals("none", reason(fleet(ready, Scene.by(contact, starting)), MINUTE));
    }
  }

  @Test
  void noTimeSpentWaitingForNodes() {
    Rollout away = because(Rollouts.AWAY);
    assertEquals("none", reason(away, fleet(ready, starting), MINUTE));
  }

  @Test
  void whatFindsNoPlaceInTimeUnlessANodeIsMissing() {
    Rollout hindered = because("NotPlaced");
    assertEquals("NotPlaced", reason(hindered, fleet(ready), MINUTE));
    assertEquals("none", reason(hindered, fleet(ready), MINUTE.minusMillis(1)));
    Fleet incomplete =
        new Fleet(List.of(ready), List.of(), List.of(Scene.by(Contact.LOST, starting)), List.of());
    assertEquals("none", reason(hindered, incomplete, MINUTE));
    assertEquals("none", reason(hindered, fleet(Scene.by(Contact.UNMANAGED, ready)), MINUTE));
  }

  private Rollout because(String reason) {
    return scene.course(State.PROGRESSING).rollout().because(reason, "as it is", null);
  }

  private static Fleet fleet(WorkerState... current) {
    return new Fleet(List.of(current), List.of(), List.of(), List.of());
  }

  private String reason(Fleet fleet, Duration after) {
    return judge(fleet, after).map(Failure::reason).orElse("none");
  }

  private String reason(Rollout rollout, Fleet fleet, Duration after) {
    return FailurePlanner.judge(
            scene.course(State.PROGRESSING).with(rollout), fleet, NOON.plus(after))
        .map(Failure::reason)
        .orElse("none");
  }

  private Optional<Failure> judge(Fleet fleet, Duration after) {
    return FailurePlanner.judge(scene.course(State.PROGRESSING), fleet, NOON.plus(after));
  }
}
