package io.atoll.testbed.simulation.invariant;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.store.Op;
import io.atoll.testbed.simulation.world.BrokenInvariant;
import io.atoll.testbed.simulation.world.StoreWrite;
import io.atoll.testbed.simulation.world.Witness;
import io.atoll.testbed.simulation.world.World;
import java.util.List;

/**
 * Because there is room for so many: whoever creates a worker leaves at most as many more than
 * wanted as {@code maxSurge} allows, not counting those on nodes that were lost, or that came back
 * a moment ago.
 */
final class NoMoreThanTheSurge implements Witness {
  private final Absences absences = new Absences();

  @Override
  public void looks(World world) {
    absences.look(world);
  }

  @Override
  public void wrote(StoreWrite write, World world) {
    Assignments.puts(write.operations(), Keys.WORKERS)
        .filter(put -> write.before(put.key()).isEmpty())
        .forEach(put -> created(put, world));
  }

  private void created(Op.Put put, World world) {
    Assignment created = Assignments.read(put);
    String application = created.owner().name();
    long uid = created.owner().uid();
    List<Assignments.Placed> wanted =
        Assignments.wantedOf(world, application, uid).stream()
            .filter(it -> absences.steady(it.node(), world))
            .toList();
    int count = Counts.inForce(world, application, uid).orElse(0);
    if (wanted.size() > count + Budgets.surge(world, application, count)) {
      throw new BrokenInvariant(
          "%s wants %d, but after the creation of %s it has %s"
              .formatted(
                  application,
                  count,
                  put.key(),
                  wanted.stream().map(Assignments.Placed::worker).toList()));
    }
  }
}
