package io.atoll.controller.manager.world;

import io.atoll.api.state.Observation;
import io.atoll.api.state.Presence;
import org.jspecify.annotations.Nullable;

/** Whether somebody vouches for what is known of a worker. */
public enum Contact {
  /** Its node's controller runs, and has said what is known; or nothing is known yet. */
  HEARD,
  /** Its node's controller runs, but what is known is the word of an earlier run. */
  AWAITED,
  /** Its node's controller is away, its agent is there: most likely the worker runs on. */
  UNMANAGED,
  /** Neither is there, for good or not. */
  LOST;

  public static Contact of(
      @Nullable Presence presence, boolean agent, @Nullable Observation observed) {
    if (presence == null) {
      return agent ? UNMANAGED : LOST;
    }
    return observed == null || observed.current(presence) ? HEARD : AWAITED;
  }
}
