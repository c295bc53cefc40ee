package io.atoll.controller.manager.worker;

import com.google.common.collect.ImmutableList;
import io.atoll.controller.manager.worker.WorkerAction.Stop;
import io.atoll.controller.manager.world.WorkerState;
import java.util.ArrayList;
import java.util.List;

/**
 * How many workers to create and which to stop: one by one, the new before the old, at most one
 * more than wanted. The arithmetic is a Deployment's with a surge of one and none unavailable.
 * Pure.
 */
final class RolloutPlanner {
  private RolloutPlanner() {}

  /**
   * @param stopping workers that may still run although they were told to stop
   */
  static int creates(Fleet fleet, int desired, int stopping) {
    int live = fleet.current().size() + fleet.old().size();
    if (fleet.old().isEmpty()) {
      return Math.max(0, desired - live);
    }
    int room = desired + 1 - live - stopping;
    int missing = desired - fleet.current().size();
    return Math.max(0, Math.min(room, missing));
  }

  static List<Stop> stops(Fleet fleet, int desired) {
    List<WorkerState> live = fleet.live();
    int unready = (int) fleet.current().stream().filter(worker -> !worker.ready()).count();
    int surplus = Math.max(0, live.size() - desired - unready);
    List<WorkerState> old = Victims.choose(surplus, fleet.old(), live);
    List<WorkerState> rest = new ArrayList<>(live);
    rest.removeAll(old);
    int tooMany = fleet.current().size() - desired;
    List<WorkerState> current = Victims.choose(tooMany, fleet.current(), rest);
    ImmutableList.Builder<Stop> stops = ImmutableList.builder();
    boolean replaced = fleet.current().size() >= 1;
    old.forEach(worker -> stops.add(new Stop(worker, replaced ? "Replaced" : "ScaledDown")));
    current.forEach(worker -> stops.add(new Stop(worker, "ScaledDown")));
    return stops.build();
  }
}
