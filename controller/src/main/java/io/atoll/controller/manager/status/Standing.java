package io.atoll.controller.manager.status;

import com.google.common.collect.ImmutableList;
import io.atoll.api.state.Revision;
import io.atoll.controller.manager.rollout.Obstacle;
import io.atoll.controller.manager.worker.WorkerAction;
import io.atoll.controller.manager.worker.WorkerAction.Move;
import io.atoll.controller.manager.worker.WorkerPlan;
import io.atoll.controller.manager.world.ApplicationState;
import io.atoll.controller.manager.world.Contact;
import io.atoll.controller.manager.world.WorkerState;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the application's workers stand once a plan is carried out.
 *
 * @param live wanted workers, new ones included
 * @param ready of these
 * @param updated of these, those that carry the revision in force and are not to be replaced
 * @param lost wanted workers whose node is lost
 * @param unmanaged of the wanted ones, those of whose node the controller is away
 * @param awaited of the wanted ones, those of which a node that has come back has not reported
 * @param failing workers that end by themselves
 */
public record Standing(
    int live,
    int ready,
    int updated,
    int lost,
    boolean manyLost,
    int unmanaged,
    int awaited,
    List<WorkerState> failing,
    @Nullable Obstacle hindrance) {
  public Standing {
    failing = ImmutableList.copyOf(failing);
  }

  public static final Standing NOTHING = new Standing(0, 0, 0, 0, false, 0, 0, List.of(), null);

  public static Standing after(
      ApplicationState state, WorkerPlan plan, Revision target, boolean manyLost) {
    Set<WorkerState> stopped = new HashSet<>(plan.leaving());
    List<WorkerState> kept =
        state.workersOf(target.uid()).stream()
            .filter(worker -> worker.wanted() && !stopped.contains(worker))
            .toList();
    Set<WorkerState> moved = new HashSet<>();
    int created = plan.creates().size();
    for (WorkerAction action : plan.actions()) {
      if (action instanceof Move(WorkerState worker, int _)) {
        moved.add(worker);
      }
    }
    return new Standing(
        kept.size() + created,
        (int) kept.stream().filter(WorkerState::ready).count(),
        created
            + (int)
                kept.stream()
                    .filter(it -> !it.outdated(state.restartAt()))
                    .filter(it -> it.revision() == target.revision() || moved.contains(it))
                    .count(),
        count(kept, Contact.LOST),
        manyLost,
        count(kept, Contact.UNMANAGED),
        count(kept, Contact.AWAITED),
        kept.stream().filter(WorkerState::failing).toList(),
        plan.obstacle());
  }

  private static int count(List<WorkerState> workers, Contact contact) {
    return (int) workers.stream().filter(it -> it.contact() == contact).count();
  }

  public Optional<Obstacle> obstacle() {
    return Optional.ofNullable(hindrance);
  }

  /** Exactly the wanted workers are there, all of the revision in force, all ready. */
  public boolean complete(int desired) {
    return live == desired && ready == desired && updated == desired;
  }
}
