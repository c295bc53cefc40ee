package io.atoll.controller.node.worker;

import io.atoll.api.state.Observation.Phase;
import io.atoll.controller.node.assignment.Wish;
import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.inventory.Labels;
import io.atoll.controller.node.life.Life;
import io.atoll.controller.node.observation.Status;
import io.atoll.controller.node.probe.Verdict;
import java.time.Duration;

/**
 * Decides how an attempt ends that its probes gave up: signal, grace, SIGKILL. What follows is the
 * restart policy's, as after any other end. Pure.
 */
final class UnhealthyPlanner {
  private UnhealthyPlanner() {}

  static WorkerPlan plan(Wish.Run run, Container current, String message, WorkerSituation seen) {
    Life.Condemned condemned = new Life.Condemned(Labels.instance(current), message);
    Life life = seen.life().condemned(condemned);
    Phase phase = seen.vitals().everReady() ? Phase.UNREADY : Phase.RUNNING;
    Status status = new Status(phase, Verdict.UNHEALTHY, message);
    Duration signalled = life.signalledAt();
    if (signalled == null) {
      WorkerAction signal = new WorkerAction.Signal(current, run.spec().stop().signal());
      return new WorkerPlan(signal, life.signalled(seen.now()), status);
    }
    Duration left = signalled.plus(run.spec().stop().grace()).minus(seen.now());
    WorkerAction next =
        left.isPositive() ? WorkerAction.rest(left) : new WorkerAction.Signal(current, "SIGKILL");
    return new WorkerPlan(next, life, status);
  }
}
