package io.atoll.controller.manager.rollout;

import com.google.common.collect.ImmutableList;
import io.atoll.api.state.Revision;
import io.atoll.controller.manager.world.WorkerState;
import java.util.List;

/** What to begin and what to end now, on the way to the revision that is wanted. */
public record Steps(List<Batch> creates, List<Leaver> stops) {
  public static final Steps NONE = new Steps(List.of(), List.of());

  public Steps {
    creates = ImmutableList.copyOf(creates);
    stops = ImmutableList.copyOf(stops);
  }

  /** So many new workers of one revision; at least one. */
  public record Batch(Revision revision, int count) {}

  /**
   * @param reason one CamelCase word
   */
  public record Leaver(WorkerState worker, String reason) {}
}
