package io.atoll.testbed.simulation.invariant;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Observation;
import io.atoll.testbed.simulation.world.StoreWrite;
import io.atoll.testbed.simulation.world.Witness;
import io.atoll.testbed.simulation.world.World;

/**
 * Because users notice: a worker that the manager knows to be ready is told to leave only if, as
 * far as it knows, the count in force, less {@code maxUnavailable}, is ready without it, or if a
 * user asked for its end.
 */
final class ReadyBeforeGone implements Witness {
  private final Absences absences;

  ReadyBeforeGone(Absences absences) {
    this.absences = absences;
  }

  @Override
  public void wrote(StoreWrite write, World world) {
    Leavers.of(write)
        .filter(put -> absences.steady(Assignments.node(put.key()), world))
        .filter(put -> ready(write, put.key(), Assignments.read(put)))
        .forEach(put ->
            Leavers.check(
                put,
                world,
                it -> ready(write, Keys.worker(it.node(), it.worker()), it.assignment()),
                ", which is ready, leaves %d that are"));
  }

  private static boolean ready(StoreWrite write, String key, Assignment assignment) {
    return Known.observation(write, key, assignment).filter(Observation::ready).isPresent();
  }
}
