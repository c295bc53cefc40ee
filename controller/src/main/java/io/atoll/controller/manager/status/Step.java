package io.atoll.controller.manager.status;

import io.atoll.api.state.Revision;
import io.atoll.api.state.status.Rollout;
import io.atoll.controller.manager.rollout.Course;
import io.atoll.controller.manager.rollout.ProgressPlanner;
import io.atoll.controller.manager.worker.WorkerPlan;
import io.atoll.controller.manager.world.ApplicationState;
import io.atoll.controller.manager.world.ClusterView;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of an application that was accepted, and where it leads.
 *
 * @param target the revision in force
 * @param rollout what is remembered of it
 * @param standing where the workers stand once the plan is carried out
 * @param again when time alone lets the next step begin; null if it does not
 */
public record Step(
    Revision target,
    int desired,
    WorkerPlan plan,
    Rollout rollout,
    Standing standing,
    @Nullable Duration again) {

  public static Step of(
      ApplicationState state,
      Course course,
      int desired,
      WorkerPlan plan,
      ClusterView cluster,
      Instant now) {
    Rollout rollout = ProgressPlanner.after(course, plan.tally(), plan.obstacle(), now);
    Duration again =
        WorkerPlan.sooner(
            WorkerPlan.sooner(plan.again(), cluster.changesIn()),
            ProgressPlanner.failsIn(course, rollout, now).orElse(null));
    return new Step(
        course.target(),
        desired,
        plan,
        rollout,
        Standing.after(state, plan, course.target(), cluster.manyLost()),
        again);
  }

  /** Whether just the wanted workers are there, and none is left that was to go. */
  boolean complete() {
    return standing.complete(desired);
  }

  boolean is(Rollout.State state) {
    return rollout.state() == state;
  }
}
