package io.atoll.controller.manager.application;

import com.google.common.collect.ImmutableList;
import io.atoll.api.state.Controls;
import io.atoll.api.state.Scale;
import io.atoll.controller.manager.worker.LeavingPlanner;
import io.atoll.controller.manager.worker.WorkerAction;
import io.atoll.controller.manager.worker.WorkerAction.Remove;
import io.atoll.controller.manager.worker.WorkerAction.Stop;
import io.atoll.controller.manager.worker.WorkerPlan;
import io.atoll.controller.manager.world.ApplicationState;
import io.atoll.controller.manager.world.Change;
import io.atoll.controller.manager.world.ClusterView;
import io.atoll.controller.manager.world.Stored;
import io.atoll.controller.manager.world.WorkerState;
import java.time.Instant;
import java.util.List;

/**
 * Removes what a deleted object of this name left: first its workers, and when they are gone all
 * its documents. A new object of the name waits for that, and so never meets its past. Pure.
 */
final class CollectionPlanner {
  private CollectionPlanner() {}

  /** A lost node cannot say that it stopped; if it returns it finds its worker assigned no more. */
  static WorkerPlan workers(ApplicationState state, ClusterView cluster, Instant now) {
    ImmutableList.Builder<WorkerAction> stops = ImmutableList.builder();
    ImmutableList.Builder<WorkerAction> removals = ImmutableList.builder();
    for (WorkerState worker : state.workersOfThePast()) {
      if (worker.wanted()) {
        stops.add(new Stop(worker, "Deleted"));
      } else if (worker.stopped() || cluster.gone().contains(worker.node())) {
        removals.add(new Remove(worker));
      }
    }
    WorkerPlan plan =
        WorkerPlan.of(
            ImmutableList.<WorkerAction>builder()
                .addAll(stops.build())
                .addAll(removals.build())
                .build());
    return LeavingPlanner.inOrder(plan, state, state.workersOfThePast(), cluster.proxies(), now);
  }

  /** Nothing as long as a worker of the past is there. */
  static List<Change> traces(ApplicationState state) {
    if (!state.workersOfThePast().isEmpty()) {
      return List.of();
    }
    ImmutableList.Builder<Change> changes = ImmutableList.builder();
    state.inputs().forEach((key, revision) -> changes.add(Change.delete(key, revision)));
    state.revisions().stream()
        .filter(revision -> revision.value().uid() != state.uid())
        .map(Change::delete)
        .forEach(changes::add);
    Stored<Scale> scale = state.scale();
    if (scale != null && scale.value().uid() != state.uid()) {
      changes.add(Change.delete(scale));
    }
    Stored<Controls> controls = state.controls();
    if (controls != null && outlived(state, controls.value())) {
      changes.add(Change.delete(controls));
    }
    return changes.build();
  }

  /** A newer basis belongs to an object that this cache has not seen yet. */
  private static boolean outlived(ApplicationState state, Controls controls) {
    Controls.Basis basis = controls.basis();
    if (state.document() != null) {
      return basis != null && basis.uid() < state.uid();
    }
    return state.status() != null && (basis == null || basis.uid() <= state.status().value().uid());
  }
}
