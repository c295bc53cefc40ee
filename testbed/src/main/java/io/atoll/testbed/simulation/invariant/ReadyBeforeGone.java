package io.atoll.testbed.simulation.invariant;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Assignment.Want;
import io.atoll.api.state.Observation;
import io.atoll.api.store.Op;
import io.atoll.testbed.simulation.world.BrokenInvariant;
import io.atoll.testbed.simulation.world.StoreWrite;
import io.atoll.testbed.simulation.world.Witness;
import io.atoll.testbed.simulation.world.World;
import java.util.List;

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
    Assignments.puts(write.operations(), Keys.WORKERS)
        .filter(put -> Assignments.read(put).want() != Want.RUN)
        .filter(put -> Assignments.wasWanted(write, put))
        .filter(put -> !Requests.stops(write, Assignments.worker(put.key()), Assignments.read(put)))
        .filter(put -> absences.steady(Assignments.node(put.key()), world))
        .filter(put -> ready(write, put.key(), Assignments.read(put)))
        .forEach(put -> stopped(write, put, world));
  }

  private static void stopped(StoreWrite write, Op.Put put, World world) {
    Assignment stopped = Assignments.read(put);
    String application = stopped.owner().name();
    long uid = stopped.owner().uid();
    List<Assignments.Placed> left =
        Assignments.wantedOf(world, application, uid).stream()
            .filter(it -> ready(write, Keys.worker(it.node(), it.worker()), it.assignment()))
            .toList();
    int count = Counts.inForce(world, application, uid).orElse(0);
    int least = count - Rollouts.unavailable(world, application, count);
    if (Counts.exists(world, application, uid) && left.size() < least) {
      throw new BrokenInvariant(
          "%s wants %d, but the stop of %s, which is ready, leaves %d that are"
              .formatted(application, count, put.key(), left.size()));
    }
  }

  private static boolean ready(StoreWrite write, String key, Assignment assignment) {
    return Known.observation(write, key, assignment).filter(Observation::ready).isPresent();
  }
}
