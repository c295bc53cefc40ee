package io.atoll.controller.node.worker;

import io.atoll.api.application.Restart;
import io.atoll.api.application.Restart.Policy;
import io.atoll.api.state.Observation.Phase;
import io.atoll.controller.node.assignment.Wish;
import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.engine.Container.State;
import io.atoll.controller.node.inventory.Labels;
import io.atoll.controller.node.life.Life;
import io.atoll.controller.node.observation.Status;
import io.atoll.controller.node.probe.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Decides the next step of one worker's life. Pure. */
final class WorkerPlanner {
  private WorkerPlanner() {}

  static WorkerPlan plan(WorkerSituation seen) {
    return switch (seen.wish()) {
      case Wish.Leave leave -> new WorkerPlan(WorkerAction.REST, seen.life(), null);
      case Wish.Run run -> run(run, seen);
      case Wish.Drain drain -> FinishingPlanner.plan(drain, seen);
      case Wish.End end -> EndPlanner.plan(end, seen);
    };
  }

  private static WorkerPlan run(Wish.Run run, WorkerSituation seen) {
    Optional<Container> stranger =
        seen.containers().stream().filter(it -> !Labels.belongsTo(it, run.owner())).findFirst();
    if (stranger.isPresent()) {
      return new WorkerPlan(new WorkerAction.Discard(stranger.get()), seen.life(), null);
    }
    if (seen.current().isEmpty()) {
      return noContainer(run, seen);
    }
    Container current = seen.current().get();
    return switch (current.state()) {
      case State.Created() -> created(run, current, seen);
      case State.Running running -> running(run, current, running, seen);
      case State.Exited exited ->
          Ends.toCount(seen).orElseGet(() -> exited(run, current, exited, seen));
    };
  }

  /** Nobody knows whether all files came into it, so one that is to have some is made anew. */
  private static WorkerPlan created(Wish.Run run, Container current, WorkerSituation seen) {
    return run.spec().files().isEmpty()
        ? new WorkerPlan(
            new WorkerAction.Start(current, run),
            seen.life(),
            new Status(Phase.STARTING, "Starting", ""))
        : new WorkerPlan(new WorkerAction.Discard(current), seen.life(), null);
  }

  private static WorkerPlan noContainer(Wish.Run run, WorkerSituation seen) {
    Life.Trouble trouble = seen.life().trouble();
    if (trouble == null) {
      return launch(run, seen);
    }
    return after(run, seen, new Status(Phase.ASSIGNED, trouble.reason(), trouble.message()));
  }

  private static WorkerPlan launch(Wish.Run run, WorkerSituation seen) {
    int newest = seen.current().map(Labels::attempt).orElse(0);
    int attempt = Math.max(seen.life().attempt(), newest) + 1;
    return new WorkerPlan(new WorkerAction.Launch(attempt, run), seen.life(), null);
  }

  private static WorkerPlan running(
      Wish.Run run, Container current, State.Running state, WorkerSituation seen) {
    Optional<String> gaveUp = seen.life().gaveUp(Labels.instance(current));
    if (gaveUp.isPresent()) {
      return UnhealthyPlanner.plan(run, current, gaveUp.get(), seen);
    }
    if (!seen.attached()) {
      return new WorkerPlan(new WorkerAction.Attach(current, state.pid(), run), seen.life(), null);
    }
    Verdict verdict = Verdict.of(seen.vitals());
    return verdict.state() == Verdict.State.SICK
        ? UnhealthyPlanner.plan(run, current, verdict.message(), seen)
        : new WorkerPlan(
            tidied(seen.containers(), WorkerAction.REST), seen.life(), status(verdict));
  }

  private static Status status(Verdict verdict) {
    Phase phase =
        switch (verdict.state()) {
          case WAITING -> Phase.RUNNING;
          case READY -> Phase.READY;
          case UNREADY, SICK -> Phase.UNREADY;
        };
    return new Status(phase, verdict.reason(), verdict.message());
  }

  private static WorkerPlan exited(
      Wish.Run run, Container current, State.Exited state, WorkerSituation seen) {
    WorkerSituation counted = seen.with(Ends.waiting(seen));
    Optional<String> gaveUp = seen.life().gaveUp(Labels.instance(current));
    Status status =
        gaveUp
            .map(it -> new Status(Phase.FAILED, Verdict.UNHEALTHY, it))
            .orElseGet(() -> Ends.status(state, seen.life()));
    boolean failed = state.exit().code() != 0 || state.error() != null || gaveUp.isPresent();
    Policy policy = run.spec().restart().policy();
    if (policy == Policy.ALWAYS || (policy == Policy.ON_FAILURE && failed)) {
      return after(run, counted, status);
    }
    return new WorkerPlan(tidied(seen.containers(), WorkerAction.REST), counted.life(), status);
  }

  /** Launches when the back-off is over. */
  private static WorkerPlan after(Wish.Run run, WorkerSituation seen, Status status) {
    Duration ended = seen.life().endedAt();
    Duration delay = delay(run.spec().restart(), seen.life());
    Duration left = ended == null ? Duration.ZERO : ended.plus(delay).minus(seen.now());
    if (!left.isPositive()) {
      return launch(run, seen);
    }
    String message = status.message() + "; next start after " + delay.toSeconds() + "s";
    return new WorkerPlan(
        tidied(seen.containers(), WorkerAction.rest(left)),
        seen.life(),
        new Status(status.phase(), status.reason(), message));
  }

  private static Duration delay(Restart restart, Life life) {
    // What never had a container failed already at its first try: no immediate second one.
    int waits = life.trouble() == null ? life.failures() - 1 : life.failures();
    if (waits <= 0) {
      return Duration.ZERO;
    }
    Duration delay = restart.initial().multipliedBy(1L << Math.min(waits - 1, 20));
    return delay.compareTo(restart.max()) < 0 ? delay : restart.max();
  }

  /** Before it rests, a worker gives up all attempts but its newest and one dead one. */
  private static WorkerAction tidied(List<Container> containers, WorkerAction otherwise) {
    for (int i = 1; i < containers.size(); i++) {
      boolean dead = containers.get(i).state() instanceof State.Exited;
      if (i > 1 || !dead) {
        return new WorkerAction.Discard(containers.get(i));
      }
    }
    return otherwise;
  }
}
