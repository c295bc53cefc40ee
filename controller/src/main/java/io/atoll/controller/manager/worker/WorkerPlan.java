package io.atoll.controller.manager.worker;

import com.google.common.collect.ImmutableList;
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
 * @param again when time alone changes the plan; null for never
 */
public record WorkerPlan(
    List<WorkerAction> actions, @Nullable Obstacle obstacle, @Nullable Duration again) {
  public static final WorkerPlan EMPTY = new WorkerPlan(List.of(), null, null);

  public WorkerPlan {
    actions = ImmutableList.copyOf(actions);
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

  /**
   * @param reason one CamelCase word, for the condition
   * @param message for people
   */
  public record Obstacle(String reason, String message) {}
}
