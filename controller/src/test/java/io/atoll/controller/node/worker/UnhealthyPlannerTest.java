package io.atoll.controller.node.worker;

import static io.atoll.controller.node.worker.Scene.container;
import static io.atoll.controller.node.worker.Scene.exited;
import static io.atoll.controller.node.worker.Scene.run;
import static io.atoll.controller.node.worker.Scene.running;
import static io.atoll.controller.node.worker.Scene.seen;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atoll.api.application.Restart.Policy;
import io.atoll.api.state.Observation.Phase;
import io.atoll.controller.node.assignment.Wish;
import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.life.Life;
import io.atoll.controller.node.observation.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class UnhealthyPlannerTest {
  private static final Duration NOW = Duration.ofHours(1);
  private static final String WHY = "liveness probe failed 3 times in a row: HTTP 503";
  private static final Container CURRENT = container(1, running());
  private static final Life SICK = Life.remembered(1, 0).condemned(new Life.Condemned("i1", WHY));

  private static WorkerPlan plan(Wish wish, Life life, Duration now, Container... containers) {
    return Scene.plan(seen(wish, life, now, containers));
  }

  @Test
  void signalsThenKillsAfterTheGrace() {
    WorkerPlan first = plan(run(), SICK, NOW, CURRENT);
    assertEquals(new WorkerAction.Signal(CURRENT, "SIGTERM"), first.action());
    assertEquals(new Status(Phase.UNREADY, "Unhealthy", WHY), first.status());

    Duration almost = NOW.plusSeconds(9);
    WorkerPlan waiting = plan(run(), first.life(), almost, CURRENT);
    assertEquals(WorkerAction.rest(Duration.ofSeconds(1)), waiting.action());

    WorkerPlan last = plan(run(), waiting.life(), NOW.plusSeconds(10), CURRENT);
    assertEquals(new WorkerAction.Signal(CURRENT, "SIGKILL"), last.action());
  }

  @Test
  void endsWhatWasGivenUpBeforeARestartOfTheControllerAlthoughItMayBeWellAgain() {
    assertEquals(
        new WorkerAction.Signal(CURRENT, "SIGTERM"), plan(run(), SICK, NOW, CURRENT).action());
  }

  @Test
  void leavesALaterAttemptAlone() {
    Container next = container(2, running());
    assertEquals(WorkerAction.REST, plan(run(), SICK, NOW, next).action());
  }

  @Test
  void startsTheNextAttemptByTheBackOff() {
    Container dead = container(1, exited(143, Duration.ofSeconds(20)));
    WorkerPlan first = plan(run(), SICK.signalled(NOW), NOW, dead);
    assertEquals(new WorkerAction.Launch(2, run()), first.action());
    assertEquals(1, first.life().restarts());

    Life again = SICK.signalled(NOW).failed(new Life.Trouble("Exited", ""), NOW).begun(1);
    WorkerPlan second = plan(run(), again.signalled(NOW), NOW, dead);
    assertEquals(WorkerAction.rest(Duration.ofSeconds(1)), second.action());
    assertEquals(
        new Status(Phase.FAILED, "Unhealthy", WHY + "; next start after 1s"), second.status());
  }

  @Test
  void isAFailureEvenIfItExitsWithZero() {
    Container dead = container(1, exited(0, Duration.ofSeconds(20)));
    Wish.Run onFailure = run(Policy.ON_FAILURE);
    assertEquals(new WorkerAction.Launch(2, onFailure), plan(onFailure, SICK, NOW, dead).action());
    WorkerPlan never = plan(run(Policy.NEVER), SICK, NOW, dead);
    assertEquals(WorkerAction.REST, never.action());
    assertEquals(new Status(Phase.FAILED, "Unhealthy", WHY), never.status());
  }
}
