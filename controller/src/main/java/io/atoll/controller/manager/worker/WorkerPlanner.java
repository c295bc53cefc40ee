package io.atoll.controller.manager.worker;

import com.google.common.collect.ImmutableList;
import io.atoll.controller.manager.rollout.Course;
import io.atoll.controller.manager.rollout.Fleet;
import io.atoll.controller.manager.rollout.Look;
import io.atoll.controller.manager.rollout.RolloutPlanner;
import io.atoll.controller.manager.rollout.Steps;
import io.atoll.controller.manager.rollout.Steps.Leaver;
import io.atoll.controller.manager.worker.CreationPlanner.Creation;
import io.atoll.controller.manager.worker.WorkerAction.Move;
import io.atoll.controller.manager.worker.WorkerAction.Remove;
import io.atoll.controller.manager.worker.WorkerAction.Stop;
import io.atoll.controller.manager.world.ApplicationState;
import io.atoll.controller.manager.world.ClusterView;
import io.atoll.controller.manager.world.WorkerState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the revision and the count in force to what happens to each worker. Pure. */
public final class WorkerPlanner {
  private static final Duration TRY_PLACING_AGAIN = Duration.ofSeconds(2);

  private final NameSource random;

  public WorkerPlanner(NameSource random) {
    this.random = random;
  }

  public WorkerPlan plan(
      ApplicationState state, Course course, int desired, ClusterView cluster, Instant now) {
    Fleet fleet = Fleet.sort(state, course.target(), cluster.gone());
    int stopping = fleet.stillStopping(cluster.nodes());
    Look look = Look.at(state, course, fleet, desired, stopping, now);
    Steps steps = RolloutPlanner.plan(look);
    Creation creation = CreationPlanner.plan(random, state, fleet, steps.creates(), cluster, now);
    int uncovered = Math.max(0, desired - fleet.live().size() - creation.creates().size());
    ImmutableList.Builder<WorkerAction> actions = ImmutableList.builder();
    actions.addAll(creation.creates());
    actions.addAll(moves(fleet, course.target().revision()));
    steps.stops().forEach((Leaver it) -> actions.add(new Stop(it.worker(), it.reason())));
    fleet.lost().stream()
        .skip(uncovered)
        .forEach(worker -> actions.add(new Stop(worker, "NodeLost")));
    fleet.stopping().stream()
        .filter(WorkerState::stopped)
        .forEach(worker -> actions.add(new Remove(worker)));
    WorkerPlan plan =
        new WorkerPlan(
            actions.build(),
            creation.obstacle(),
            look.after(steps, creation.of(course.target()), creation.creates().size()),
            again(creation, look));
    return LeavingPlanner.inOrder(plan, state, fleet.stopping(), cluster.proxies(), now);
  }

  private static @Nullable Duration again(Creation creation, Look look) {
    Duration time = look.again().orElse(null);
    return creation.obstacle() == null ? time : WorkerPlan.sooner(time, TRY_PLACING_AGAIN);
  }

  private static List<Move> moves(Fleet fleet, int revision) {
    return fleet.current().stream()
        .filter(worker -> worker.revision() != revision)
        .map(worker -> new Move(worker, revision))
        .toList();
  }
}
