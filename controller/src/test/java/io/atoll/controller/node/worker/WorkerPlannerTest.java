package io.atoll.controller.node.worker;

import static io.atoll.controller.node.worker.Scene.container;
import static io.atoll.controller.node.worker.Scene.exited;
import static io.atoll.controller.node.worker.Scene.run;
import static io.atoll.controller.node.worker.Scene.running;
import static io.atoll.controller.node.worker.Scene.seen;
import static io.atoll.controller.node.worker.Scene.withFiles;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.atoll.api.application.Restart.Policy;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Observation.Phase;
import io.atoll.api.state.Owner;
import io.atoll.controller.node.assignment.Wish;
import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.engine.Container.State;
import io.atoll.controller.node.life.Life;
import io.atoll.controller.node.observation.Status;
import io.atoll.controller.node.probe.ProbePlanner;
import io.atoll.controller.node.probe.ProbeSpec;
import io.atoll.controller.node.probe.Vitals;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WorkerPlannerTest {
  private static final Duration NOW = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofSeconds(5);
  private static final Wish.End GONE = new Wish.End(Scene.STOP, null);
  private static final Wish.End STOP =
      new Wish.End(
          Scene.STOP, new Assignment(Scene.OWNER, 1, 0, "default", Assignment.Want.STOP, null));

  private static final Duration LEFT = Duration.ofSeconds(20);
  private static final Wish.Drain DRAIN =
      new Wish.Drain(
          run(), new Assignment(Scene.OWNER, 1, 0, "default", Assignment.Want.DRAIN, null), LEFT);

  private static WorkerPlan plan(Wish wish, Life life, Container... containers) {
    return Scene.plan(seen(wish, life, NOW, containers));
  }

  private static Phase phase(WorkerPlan plan) {
    Status status = plan.status();
    return status == null ? Phase.ASSIGNED : status.phase();
  }

  @Test
  void launchesTheFirstAttempt() {
    assertEquals(new WorkerAction.Launch(1, run()), plan(run(), Life.NEW).action());
  }

  @Test
  void neverUsesAnAttemptsNumberTwice() {
    assertEquals(new WorkerAction.Launch(5, run()), plan(run(), Life.remembered(4, 0)).action());
  }

  @Test
  void startsWhatAnEarlierRunCreated() {
    Container created = container(1, new State.Created());
    assertEquals(new WorkerAction.Start(created, run()), plan(run(), Life.NEW, created).action());
  }

  @Test
  void makesAnewWhatAnEarlierRunCreatedAndMayNotHaveGivenAllFiles() {
    Container created = container(1, new State.Created());
    WorkerPlan plan = plan(withFiles(), Life.NEW, created);
    assertEquals(new WorkerAction.Discard(created), plan.action());
    assertEquals(
        new WorkerAction.Launch(2, withFiles()), plan(withFiles(), Life.NEW.begun(1)).action());
  }

  @Test
  void signalsNobodyWhoDrainsBeforeItsTime() {
    WorkerPlan plan = plan(DRAIN, Life.NEW, container(1, running()));
    assertEquals(WorkerAction.rest(LEFT), plan.action());
    assertEquals(Phase.DRAINING, phase(plan));
  }

  @Test
  void startsNothingAnewThatDrains() {
    Container ended = container(1, exited(1, SHORT));
    Life failed = plan(run(), Life.NEW, ended).life();
    WorkerPlan plan =
        WorkerPlanner.plan(seen(DRAIN, failed, NOW.plus(Duration.ofMinutes(1)), ended));
    assertEquals(new WorkerAction.Discard(ended), plan.action());
    assertEquals(Phase.STOPPED, phase(plan));
    assertEquals(new WorkerAction.Release(), plan(DRAIN, Life.NEW).action());
  }

  @Test
  void countsAnEndAndHearsItsLastWordsBeforeAnythingElse() {
    Container ended = container(1, exited(1, SHORT));
    Life told = Life.NEW.signalled(NOW);
    for (Wish wish : List.of(run(), run(Policy.NEVER), DRAIN, STOP, GONE)) {
      WorkerPlan first = WorkerPlanner.plan(seen(wish, told, NOW, ended));
      Life counted = assertInstanceOf(WorkerAction.Count.class, first.action()).life();
      assertEquals(new WorkerPlan(first.action(), told, null), first);
      WorkerPlan next = WorkerPlanner.plan(seen(wish, counted.saying("no room\n"), NOW, ended));
      assertEquals("no room\n", Objects.requireNonNull(next.life().lastExit()).output());
    }
  }

  @Test
  void saysWhatWasPrintedLast() {
    Container ended = container(1, exited(3, SHORT));
    WorkerPlan first = WorkerPlanner.plan(seen(run(Policy.NEVER), Life.NEW, NOW, ended));
    Life counted = assertInstanceOf(WorkerAction.Count.class, first.action()).life();
    WorkerPlan plan = plan(run(Policy.NEVER), counted.saying("one\nno room\n"), ended);
    assertEquals(
        new Status(Phase.FAILED, "Exited", "ended with exit code 3: no room"), plan.status());
  }

  @Test
  void takesNoEarlierAttemptsEndForTheLast() {
    Container first = container(1, exited(3, SHORT));
    Life life = plan(STOP, Life.NEW.begun(2), container(2, exited(0, SHORT)), first).life();
    WorkerPlan plan = WorkerPlanner.plan(seen(STOP, life, NOW, first));
    assertEquals(new WorkerPlan(new WorkerAction.Discard(first), life, plan.status()), plan);
    assertEquals(0, Objects.requireNonNull(life.lastExit()).code());
  }

  @Test
  void keepsADrainingWorkerJoined() {
    Container current = container(1, running());
    var seen = seen(DRAIN, Life.NEW, NOW, current);
    var apart =
        new WorkerSituation(seen.wish(), seen.life(), seen.containers(), false, seen.vitals(), NOW);
    assertEquals(new WorkerAction.Attach(current, 4711, run()), WorkerPlanner.plan(apart).action());
  }

  @Test
  void joinsARunningContainerWithoutALink() {
    Container current = container(1, running());
    var seen = seen(run(), Life.NEW, NOW, current);
    var apart =
        new WorkerSituation(seen.wish(), seen.life(), seen.containers(), false, seen.vitals(), NOW);
    assertEquals(new WorkerAction.Attach(current, 4711, run()), WorkerPlanner.plan(apart).action());
  }

  @Test
  void isReadyOnceRunningWithoutPorts() {
    WorkerPlan plan = plan(run(), Life.NEW, container(1, running()));
    assertEquals(WorkerAction.REST, plan.action());
    assertEquals(Phase.READY, phase(plan));
  }

  @Test
  void isReadyOnlyWhileItsPortsAccept() {
    Wish.Run run = run(Policy.ALWAYS, Scene.tcp());
    assertEquals(Phase.RUNNING, phase(with(run, Vitals.unknown("i1", List.of()))));
    assertEquals(Phase.READY, phase(with(run, Vitals.remembered("i1", true, List.of()))));
    assertEquals(Phase.UNREADY, phase(with(run, Vitals.remembered("i1", false, List.of()))));
  }

  private static WorkerPlan with(Wish.Run run, Vitals vitals) {
    var seen = seen(run, Life.NEW, NOW, container(1, running()));
    return WorkerPlanner.plan(
        new WorkerSituation(
            run,
            seen.life(),
            seen.containers(),
            true,
            ProbePlanner.fit(vitals, ProbeSpec.of(run.spec()), NOW),
            NOW));
  }

  @Test
  void startsAgainAtOnceAfterTheFirstDeath() {
    WorkerPlan plan = plan(run(), Life.remembered(1, 0), container(1, exited(1, SHORT)));
    assertEquals(new WorkerAction.Launch(2, run()), plan.action());
    assertEquals(1, plan.life().restarts());
    assertEquals(1, Objects.requireNonNull(plan.life().lastExit()).code());
  }

  @Test
  void countsADeathOnce() {
    Container dead = container(1, exited(1, SHORT));
    Life once = plan(run(), Life.remembered(1, 0), dead).life();
    assertEquals(once, plan(run(), once, dead).life());
  }

  @Test
  void waitsLongerWithEachDeathInARow() {
    assertEquals(WorkerAction.rest(Duration.ofSeconds(1)), afterDeaths(2));
    assertEquals(WorkerAction.rest(Duration.ofSeconds(2)), afterDeaths(3));
    assertEquals(WorkerAction.rest(Duration.ofSeconds(32)), afterDeaths(7));
    assertEquals(WorkerAction.rest(Duration.ofSeconds(60)), afterDeaths(8));
    assertEquals(WorkerAction.rest(Duration.ofSeconds(60)), afterDeaths(500));
  }

  private static WorkerAction afterDeaths(int deaths) {
    Life life = Life.remembered(deaths, deaths);
    for (int i = 1; i < deaths; i++) {
      life =
          life.ended(
              "i" + i,
              new io.atoll.api.state.Observation.LastExit(1, 0, false, Scene.NOON),
              false,
              NOW);
    }
    return plan(run(), life, container(deaths, exited(1, SHORT))).action();
  }

  @Test
  void forgetsEarlierDeathsAfterTenCleanMinutes() {
    Life life = Life.remembered(3, 2);
    for (int i = 0; i < 9; i++) {
      life = life.failed(new Life.Trouble("ImageMissing", ""), NOW);
    }
    State longRun = exited(1, Duration.ofMinutes(10));
    assertEquals(
        new WorkerAction.Launch(4, run()),
        plan(run(), life.begun(3), container(3, longRun)).action());
  }

  @Test
  void leavesWhatEndedByThePolicyOfTheApplication() {
    Container failed = container(1, exited(3, SHORT));
    Container done = container(1, exited(0, SHORT));
    Life life = Life.remembered(1, 0);
    Wish.Run never = run(Policy.NEVER);
    Wish.Run onFailure = run(Policy.ON_FAILURE);
    assertEquals(Phase.FAILED, phase(plan(never, life, failed)));
    assertEquals(Phase.STOPPED, phase(plan(onFailure, life, done)));
    assertEquals(WorkerAction.REST, plan(onFailure, life, done).action());
    assertEquals(new WorkerAction.Launch(2, onFailure), plan(onFailure, life, failed).action());
  }

  @Test
  void keepsOnlyTheNewestDeadAttempt() {
    Container one = container(1, exited(1, SHORT));
    Container two = container(2, exited(1, SHORT));
    Container three = container(3, running());
    assertEquals(new WorkerAction.Discard(one), plan(run(), Life.NEW, one, two, three).action());
    assertEquals(WorkerAction.REST, plan(run(), Life.NEW, two, three).action());
  }

  @Test
  void discardsContainersOfADeletedNamesake() {
    Container old = container(1, new Owner("application", "shop", 3), running());
    assertEquals(new WorkerAction.Discard(old), plan(run(), Life.NEW, old).action());
  }

  @Test
  void signalsThenKillsAfterTheGrace() {
    Container current = container(1, running());
    WorkerPlan first = plan(STOP, Life.NEW, current);
    assertEquals(new WorkerAction.Signal(current, "SIGTERM"), first.action());
    Life early = Life.NEW.signalled(NOW.minusSeconds(4));
    assertEquals(WorkerAction.rest(Duration.ofSeconds(6)), plan(STOP, early, current).action());
    Life late = Life.NEW.signalled(NOW.minusSeconds(10));
    assertEquals(new WorkerAction.Signal(current, "SIGKILL"), plan(STOP, late, current).action());
  }

  @Test
  void aToldEndIsNoRestart() {
    Life told = Life.NEW.signalled(NOW);
    WorkerPlan plan = plan(STOP, told, container(1, exited(143, SHORT)));
    assertEquals(0, plan.life().restarts());
    assertInstanceOf(WorkerAction.Discard.class, plan.action());
    assertEquals(Phase.STOPPED, phase(plan));
  }

  @Test
  void givesTheAddressBackAndForgetsOnlyWhatIsNoLongerAssigned() {
    WorkerPlan release = plan(GONE, Life.NEW);
    assertEquals(new WorkerAction.Release(), release.action());
    assertEquals(new WorkerAction.Forget(), plan(GONE, release.life()).action());
    assertEquals(WorkerAction.REST, plan(STOP, release.life()).action());
  }

  @Test
  void touchesNothingThatIsToBeLeft() {
    Wish leave = new Wish.Leave("held");
    WorkerPlan plan = plan(leave, Life.NEW, container(1, running()));
    assertEquals(new WorkerPlan(WorkerAction.REST, Life.NEW, null), plan);
  }

  @Test
  void theOrderOfContainersDoesNotMatter() {
    Random random = new Random(1);
    for (int round = 0; round < 500; round++) {
      Container[] some = some(random);
      Container[] reversed = some.clone();
      java.util.Collections.reverse(java.util.Arrays.asList(reversed));
      Life life = Life.remembered(random.nextInt(6), random.nextInt(6));
      Wish wish = random.nextBoolean() ? run() : random.nextBoolean() ? STOP : GONE;
      assertEquals(plan(wish, life, some), plan(wish, life, reversed), "round " + round);
    }
  }

  private static Container[] some(Random random) {
    Container[] some = new Container[random.nextInt(5)];
    for (int i = 0; i < some.length; i++) {
      some[i] =
          container(
              i + 1,
              switch (random.nextInt(3)) {
                case 0 -> new State.Created();
                case 1 -> running();
                default -> exited(random.nextInt(3), SHORT);
              });
    }
    return some;
  }

  @Test
  void remembersItsBackOffOverARestartOfTheController() {
    Life life = new Life(4, 3, 3, "i4", null, null, null, null, false, null);
    WorkerPlan waiting = plan(run(), life, container(4, exited(1, SHORT)));
    assertEquals(WorkerAction.rest(Duration.ofSeconds(2)), waiting.action());
    assertEquals(3, waiting.life().failures());
    assertEquals(3, waiting.life().restarts());
  }

  @Test
  void saysThatAWorkerHadToBeKilled() {
    Life life = Life.remembered(1, 0).signalled(NOW.minus(Scene.STOP.grace()));
    WorkerPlan plan = plan(GONE, life, container(1, running()));
    assertEquals(EndPlanner.KILLED, plan.status() == null ? "" : plan.status().reason());
  }
}
