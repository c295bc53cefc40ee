package io.atoll.testbed.simulation.invariant;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Assignment.Want;
import io.atoll.api.store.Op;
import io.atoll.testbed.simulation.world.BrokenInvariant;
import io.atoll.testbed.simulation.world.StoreWrite;
import io.atoll.testbed.simulation.world.World;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Workers that a write tells to leave, and how many may do without them. */
final class Leavers {
  private Leavers() {}

  /** Those that were wanted until then, and whose end no user asked for. */
  static Stream<Op.Put> of(StoreWrite write) {
    return Assignments.puts(write.operations(), Keys.WORKERS)
        .filter(put -> Assignments.read(put).want() != Want.RUN)
        .filter(put -> Assignments.wasWanted(write, put))
        .filter(
            put -> !Requests.stops(write, Assignments.worker(put.key()), Assignments.read(put)));
  }

  /**
   * The count in force, less {@code maxUnavailable}, has to be left.
   *
   * @param counts which of those that are still wanted count
   * @param found ends the message, with a place for the number that is left
   */
  static void check(
      Op.Put leaver, World world, Predicate<Assignments.Placed> counts, String found) {
    Assignment left = Assignments.read(leaver);
    String application = left.owner().name();
    long uid = left.owner().uid();
    long others = Assignments.wantedOf(world, application, uid).stream().filter(counts).count();
    int count = Counts.inForce(world, application, uid).orElse(0);
    int least = count - Rollouts.unavailable(world, application, count);
    if (Counts.exists(world, application, uid) && others < least) {
      throw new BrokenInvariant(
          "%s wants %d, but the stop of %s".formatted(application, count, leaver.key())
              + found.formatted(others));
    }
  }
}
