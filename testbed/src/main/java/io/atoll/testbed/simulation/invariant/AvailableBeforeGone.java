package io.atoll.testbed.simulation.invariant;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.store.Op;
import io.atoll.testbed.simulation.world.StoreWrite;
import io.atoll.testbed.simulation.world.Witness;
import io.atoll.testbed.simulation.world.World;

/**
 * Because what has just become ready may yet prove bad: a worker that has been ready for {@code
 * minReady} is told to leave only if, as far as the manager knows, the count in force, less {@code
 * maxUnavailable}, have been so without it, or if a user asked for its end.
 */
final class AvailableBeforeGone implements Witness {
  @Override
  public void wrote(StoreWrite write, World world) {
    Leavers.of(write)
        .filter(put -> vouched(write, put))
        .filter(put -> available(write, put.key(), Assignments.read(put), world))
        .forEach(put ->
            Leavers.check(
                put,
                world,
                it -> available(write, Keys.worker(it.node(), it.worker()), it.assignment(), world),
                ", which is available, leaves %d that are"));
  }

  /** Whether it was said by the controller that is there now. */
  private static boolean vouched(StoreWrite write, Op.Put put) {
    return Known.observation(write, put.key(), Assignments.read(put))
        .filter(it -> it.current(Known.presence(write, Assignments.node(put.key())).orElse(null)))
        .isPresent();
  }

  private static boolean available(
      StoreWrite write, String key, Assignment assignment, World world) {
    return Known.observation(write, key, assignment)
        .filter(it -> it.ready())
        .map(it -> it.since().plus(Rollouts.minReady(world, assignment.owner().name())))
        .filter(since -> !world.clock().now().isBefore(since))
        .isPresent();
  }
}
