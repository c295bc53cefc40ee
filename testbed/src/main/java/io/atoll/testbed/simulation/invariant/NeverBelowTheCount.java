package io.atoll.testbed.simulation.invariant;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Assignment.Want;
import io.atoll.api.store.Op;
import io.atoll.testbed.simulation.world.BrokenInvariant;
import io.atoll.testbed.simulation.world.StoreWrite;
import io.atoll.testbed.simulation.world.Witness;
import io.atoll.testbed.simulation.world.World;

/**
 * Because what is accepted keeps running, whatever broken text follows it, and a new worker comes
 * before an old one goes: no stop leaves fewer wanted workers than the count in force without
 * {@code maxUnavailable}, unless a user asked for that worker's end.
 */
final class NeverBelowTheCount implements Witness {
  @Override
  public void wrote(StoreWrite write, World world) {
    Assignments.puts(write.operations(), Keys.WORKERS)
        .filter(put -> Assignments.read(put).want() != Want.RUN)
        .filter(put -> Assignments.wasWanted(write, put))
        .filter(put -> !Requests.stops(write, Assignments.worker(put.key()), Assignments.read(put)))
        .forEach(put -> stopped(put, world));
  }

  private static void stopped(Op.Put put, World world) {
    Assignment stopped = Assignments.read(put);
    String application = stopped.owner().name();
    long uid = stopped.owner().uid();
    int left = Assignments.wantedOf(world, application, uid).size();
    int count = Counts.inForce(world, application, uid).orElse(0);
    int least = count - Rollouts.unavailable(world, application, count);
    if (Counts.exists(world, application, uid) && left < least) {
      throw new BrokenInvariant(
          "%s wants %d, but the stop of %s leaves %d"
              .formatted(application, count, put.key(), left));
    }
  }
}
