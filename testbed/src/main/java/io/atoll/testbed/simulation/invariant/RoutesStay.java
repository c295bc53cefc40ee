package io.atoll.testbed.simulation.invariant;

import io.atoll.api.Keys;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Observation.Phase;
import io.atoll.api.state.Owner;
import io.atoll.api.state.Revision;
import io.atoll.api.state.RouteClaim;
import io.atoll.api.store.Op;
import io.atoll.api.yaml.Documents;
import io.atoll.testbed.simulation.world.BrokenInvariant;
import io.atoll.testbed.simulation.world.StoreWrite;
import io.atoll.testbed.simulation.world.Witness;
import io.atoll.testbed.simulation.world.World;
import java.util.List;

/**
 * Because requests that one application got must not go to another unasked: a claim never changes
 * hands in one write, and is never given up while all that the owner ever accepted asks for it, nor
 * while workers of a deleted owner serve what is under way.
 */
final class RoutesStay implements Witness {
  @Override
  public void wrote(StoreWrite write, World world) {
    for (Op op : write.operations()) {
      if (op.key().startsWith(Keys.ROUTES)) {
        write.before(op.key()).ifPresent(before -> check(op, read(before.text()), world));
      }
    }
  }

  private static void check(Op op, RouteClaim before, World world) {
    boolean taken =
        op instanceof Op.Put put && !read(put.value().utf8()).owner().equals(before.owner());
    boolean dropped = op instanceof Op.Delete && isOfUse(before, world);
    if (taken || dropped) {
      throw new BrokenInvariant(
          "%s was %s of %s".formatted(op.key(), taken ? "taken" : "dropped", before.owner()));
    }
  }

  private static boolean isOfUse(RouteClaim claim, World world) {
    Owner owner = claim.owner();
    boolean present =
        Counts.exists(world, owner.name(), owner.uid())
            || Assignments.all(world).stream()
                .filter(it -> it.assignment().owner().equals(owner))
                .anyMatch(it -> serves(it, world));
    return present && alwaysAsks(claim, world);
  }

  private static boolean serves(Assignments.Placed worker, World world) {
    return Assignments.observation(world, worker.node(), worker.worker())
        .map(Observation::phase)
        .filter(phase -> phase == Phase.READY || phase == Phase.DRAINING)
        .isPresent();
  }

  private static boolean alwaysAsks(RouteClaim claim, World world) {
    Owner owner = claim.owner();
    List<Revision> accepted =
        world.truth().list(Keys.revisions(owner.name())).entries().stream()
            .map(it -> Documents.read(it.text(), Revision.class))
            .filter(it -> it.uid() == owner.uid())
            .toList();
    return !accepted.isEmpty() && accepted.stream().allMatch(it -> asks(it, claim));
  }

  private static boolean asks(Revision revision, RouteClaim claim) {
    return revision.application().spec().routes().stream()
        .anyMatch(it -> it.place().equals(claim.route().place()));
  }

  private static RouteClaim read(String text) {
    return Documents.read(text, RouteClaim.class);
  }
}
