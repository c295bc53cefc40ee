package io.atoll.controller.node.worker;

import io.atoll.api.state.Observation.Phase;
import io.atoll.controller.node.assignment.Wish;
import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.engine.Container.State;
import io.atoll.controller.node.observation.Status;
import java.util.Optional;

/**
 * Lets a worker finish what it has: nothing is signalled before somebody says so, or its time has
 * passed. One that ends by itself is not started again. Pure.
 */
final class FinishingPlanner {
  private static final Status DRAINING = new Status(Phase.DRAINING, "Draining", "");

  private FinishingPlanner() {}

  static WorkerPlan plan(Wish.Drain drain, WorkerSituation seen) {
    Optional<Container> current = seen.current();
    if (current.isEmpty() || !(current.get().state() instanceof State.Running running)) {
      return EndPlanner.plan(drain.end(), seen);
    }
    WorkerAction action =
        seen.attached()
            ? WorkerAction.rest(drain.left())
            : new WorkerAction.Attach(current.get(), running.pid(), drain.run());
    return new WorkerPlan(action, seen.life(), DRAINING);
  }
}
