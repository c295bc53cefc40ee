package io.atoll.controller.manager.worker;

import com.google.common.collect.ImmutableList;
import io.atoll.controller.manager.worker.WorkerAction.Create;
import io.atoll.controller.manager.worker.WorkerAction.Stop;
import io.atoll.controller.manager.world.WorkerState;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * @param actions creates before moves before stops before removals
 * @param obstacle why not everything could be done; null if it could
 */
public record WorkerPlan(List<WorkerAction> actions, @Nullable Obstacle obstacle) {
  public static final WorkerPlan EMPTY = new WorkerPlan(List.of(), null);

  public WorkerPlan {
    actions = ImmutableList.copyOf(actions);
  }

  public List<Create> creates() {
    return of(Create.class).toList();
  }

  public List<Stop> stops() {
    return of(Stop.class).toList();
  }

  public List<WorkerState> stopped() {
    return stops().stream().map(Stop::worker).toList();
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
