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
 * Because there is room for so many: whoever creates a worker leaves at most as many more than
 * wanted as {@code maxSurge} allows, not counting those on nodes that were lost, or that came back
 * a moment ago. While others are replaced, those count too whom their nodes have yet to end.
 */
final class NoMoreThanTheSurge implements Witness {
  private final Absences absences;

  NoMoreThanTheSurge(Absences absences) {
    this.absences = absences;
  }

  @Override
  public void wrote(StoreWrite write, World world) {
    Assignments.puts(write.operations(), Keys.WORKERS)
        .filter(put -> write.before(put.key()).isEmpty())
        .forEach(put -> created(write, put, world));
  }

  private void created(StoreWrite write, Op.Put put, World world) {
    Assignment created = Assignments.read(put);
    String application = created.owner().name();
    List<Assignments.Placed> wanted =
        Assignments.wantedOf(world, application, created.owner().uid()).stream()
            .filter(it -> absences.steady(it.node(), world))
            .toList();
    boolean replaces = wanted.stream().anyMatch(it -> Rollouts.isReplaced(it.assignment(), world));
    List<Assignments.Placed> ending = replaces ? ending(write, created, world) : List.of();
    int count = Counts.inForce(world, application, created.owner().uid()).orElse(0);
    int most = count + Rollouts.surge(world, application, count);
    if (wanted.size() + ending.size() > most) {
      throw new BrokenInvariant(
          "%s wants %d, but after the creation of %s it has %s, and still %s"
              .formatted(application, count, put.key(), names(wanted), names(ending)));
    }
  }

  /** Told to stop before, by nodes that hear it, and not known to be gone. */
  private List<Assignments.Placed> ending(StoreWrite write, Assignment created, World world) {
    return Assignments.all(world).stream()
        .filter(it -> it.assignment().owner().equals(created.owner()))
        .filter(it -> it.assignment().want() == Want.STOP)
        .filter(it -> Known.presence(write, it.node()).filter(by -> by.held() == null).isPresent())
        .filter(it ->
            write
                .before(Keys.worker(it.node(), it.worker()))
                .map(Assignments::read)
                .filter(before -> before.want() != Want.STOP)
                .isEmpty())
        .filter(it -> !gone(it, world))
        .toList();
  }

  private static boolean gone(Assignments.Placed worker, World world) {
    return Assignments.observation(world, worker.node(), worker.worker())
        .map(Observation::phase)
        .filter(phase -> phase == Observation.Phase.STOPPED)
        .isPresent();
  }

  private static List<String> names(List<Assignments.Placed> workers) {
    return workers.stream().map(Assignments.Placed::worker).toList();
  }
}
