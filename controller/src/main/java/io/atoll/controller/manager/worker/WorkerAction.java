package io.atoll.controller.manager.worker;

import io.atoll.api.state.Assignment.Origin;
import io.atoll.api.state.Revision;
import io.atoll.controller.manager.world.WorkerState;
import java.time.Instant;

/** One step towards the workers that are wanted. */
public sealed interface WorkerAction {
  record Create(String worker, String node, int ordinal, Revision revision, Origin origin)
      implements WorkerAction {}

  /** Nothing of the container changes: it only carries the newer revision from now on. */
  record Move(WorkerState worker, int revision) implements WorkerAction {}

  /**
   * No new requests; it is stopped once those that it has are done.
   *
   * @param reason one CamelCase word
   * @param limit when it is stopped whatever it has
   */
  record Drain(WorkerState worker, String reason, Instant since, Instant limit)
      implements WorkerAction {}

  /**
   * @param reason one CamelCase word
   */
  record Stop(WorkerState worker, String reason) implements WorkerAction {}

  /** Its node has stopped it, or will never be able to say so: forget it. */
  record Remove(WorkerState worker) implements WorkerAction {}
}
