package io.atoll.controller.runtime.leader;

/** How far a list of writes came. */
public sealed interface Written {

  /** All took effect, the last at this revision. */
  record All(long revision) implements Written {}

  /**
   * A condition did not hold: somebody else wrote in between. The first {@code count} writes took
   * effect, the rest did not. Decide anew.
   */
  record Conflict(int count) implements Written {}
}
