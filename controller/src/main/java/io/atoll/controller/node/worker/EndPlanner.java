package io.atoll.controller.node.worker;

import io.atoll.api.state.Observation.Phase;
import io.atoll.controller.node.assignment.Wish;
import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.engine.Container.State;
import io.atoll.controller.node.observation.Status;
import java.time.Duration;
import java.util.Optional;

/** Decides how a worker ends: signal, grace, SIGKILL, then nothing is left of it. Pure. */
final class EndPlanner {
  private static final Status STOPPING = new Status(Phase.DRAINING, "Stopping", "");
  private static final Status STOPPED = new Status(Phase.STOPPED, "Stopped", "");

  /** The reason of a worker that had to be killed. */
  static final String KILLED = "KilledAfterGrace";

  private EndPlanner() {}

  static WorkerPlan plan(Wish.End end, WorkerSituation seen) {
    Optional<Container> running =
        seen.containers().stream().filter(it -> it.state() instanceof State.Running).findFirst();
    return running.map(it -> stopping(end, it, seen)).orElseGet(() -> ended(end, seen));
  }

  private static WorkerPlan stopping(Wish.End end, Container running, WorkerSituation seen) {
    Duration signalled = seen.life().signalledAt();
    if (signalled == null) {
      return new WorkerPlan(
          new WorkerAction.Signal(running, end.stop().signal()),
          seen.life().signalled(seen.now()),
          STOPPING);
    }
    Duration left = signalled.plus(end.stop().grace()).minus(seen.now());
    if (left.isPositive()) {
      return new WorkerPlan(WorkerAction.rest(left), seen.life(), STOPPING);
    }
    String message =
        "did not end within %ds of %s"
            .formatted(end.stop().grace().toSeconds(), end.stop().signal());
    return new WorkerPlan(
        new WorkerAction.Signal(running, "SIGKILL"),
        seen.life(),
        new Status(Phase.DRAINING, KILLED, message));
  }

  private static WorkerPlan ended(Wish.End end, WorkerSituation seen) {
    if (seen.current().isPresent()) {
      WorkerAction discard = new WorkerAction.Discard(seen.current().get());
      return Ends.toCount(seen).orElseGet(() -> new WorkerPlan(discard, seen.life(), STOPPED));
    }
    if (!seen.life().released()) {
      return new WorkerPlan(new WorkerAction.Release(), seen.life().givenBack(), STOPPED);
    }
    return new WorkerPlan(
        end.assignment() != null ? WorkerAction.REST : new WorkerAction.Forget(),
        seen.life(),
        STOPPED);
  }
}
