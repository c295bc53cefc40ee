package io.atoll.controller.manager.worker;

import com.google.common.collect.ImmutableList;
import io.atoll.controller.manager.rollout.Obstacle;
import io.atoll.controller.manager.rollout.Tally;
import io.atoll.controller.manager.worker.WorkerAction.Create;
import io.atoll.controller.manager.worker.WorkerAction.Drain;
import io.atoll.controller.manager.worker.WorkerAction.Stop;
import io.atoll.controller.manager.world.WorkerState;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * @param actions creates before moves before stops before removals
 * @param obstacle why not everything could be done; null if it could
 * @param tally who is there once it is carried out
 * @param again when time alone lets the next step begin; null if it does not
 */
public record WorkerPlan(
    List<WorkerAction> actions,
    @Nullable Obstacle obstacle,
    Tally tally,
    @Nullable Duration again) {
  public static final WorkerPlan EMPTY = of(List.of());

  public WorkerPlan {
    actions = ImmutableList.copyOf(actions);
  }

  /** Of an application of which nothing is wanted. */
  public static WorkerPlan of(List<WorkerAction> actions) {
    return new WorkerPlan(actions, null, Tally.NONE, null);
  }

  /** Nothing is done because of this. */
  public static WorkerPlan hindered(Obstacle obstacle, int desired) {
    return new WorkerPlan(List.of(), obstacle, Tally.nobody(desired), null);
  }

  WorkerPlan with(List<WorkerAction> others, @Nullable Duration sooner) {
    return new WorkerPlan(others, obstacle, tally, sooner);
  }

  public List<Create> creates() {
    return of(Create.class).toList();
  }

  public List<Stop> stops() {
    return of(Stop.class).toList();
  }

  public List<Drain> drains() {
    return of(Drain.class).toList();
  }

  /** All that the plan takes away. */
  public List<WorkerState> leaving() {
    return Stream.concat(stops().stream().map(Stop::worker), drains().stream().map(Drain::worker))
        .toList();
  }

  /** The shorter one; null only if both are. */
  public static @Nullable Duration sooner(@Nullable Duration one, @Nullable Duration other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) <= 0 ? one : other;
  }

  private <T extends WorkerAction> Stream<T> of(Class<T> type) {
    return actions.stream().filter(type::isInstance).map(type::cast);
  }
}
