package io.atoll.controller.manager.worker;

import io.atoll.api.state.Assignment.Origin;
import io.atoll.api.state.Revision;
import io.atoll.controller.manager.world.WorkerState;

/** One step towards the workers that are wanted. */
public sealed interface WorkerAction {
  record Create(String worker, String node, int ordinal, Revision revision, Origin origin)
      implements WorkerAction {}

  /** Nothing of the container changes: it only carries the newer revision from now on. */
  record Move(WorkerState worker, int revision) implements WorkerAction {}

  /**
   * @param reason one CamelCase word
   */
  record Stop(WorkerState worker, String reason) implements WorkerAction {}

  /** Its node has stopped it, or will never be able to say so: forget it. */
  record Remove(WorkerState worker) implements WorkerAction {}
}
