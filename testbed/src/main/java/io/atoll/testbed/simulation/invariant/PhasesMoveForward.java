package io.atoll.testbed.simulation.invariant;

import io.atoll.api.Keys;
import io.atoll.api.state.Observation;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.yaml.Documents;
import io.atoll.testbed.simulation.world.BrokenInvariant;
import io.atoll.testbed.simulation.world.StoreWrite;
import io.atoll.testbed.simulation.world.Witness;
import io.atoll.testbed.simulation.world.World;

/** Because who watches a worker must be able to trust that what has begun is over before. */
final class PhasesMoveForward implements Witness {
  @Override
  public void wrote(StoreWrite write, World world) {
    Assignments.puts(write.operations(), Keys.OBSERVED)
        .forEach(put -> write.before(put.key()).ifPresent(before -> compare(before, put)));
  }

  private static void compare(Entry entry, Op.Put put) {
    var before = Documents.read(entry.text(), Observation.class);
    var after = Documents.read(put.value().utf8(), Observation.class);
    if (!before.owner().equals(after.owner())) {
      return;
    }
    boolean earlier = after.attempt() < before.attempt();
    boolean same = after.attempt() == before.attempt();
    if (earlier || (same && rank(after) < rank(before))) {
      throw new BrokenInvariant(
          "%s went from %s of attempt %d to %s of attempt %d"
              .formatted(
                  put.key(), before.phase(), before.attempt(), after.phase(), after.attempt()));
    }
  }

  private static int rank(Observation observation) {
    return switch (observation.phase()) {
      case ASSIGNED -> 0;
      case PULLING -> 1;
      case STARTING -> 2;
      case RUNNING -> 3;
      case READY, UNREADY -> 4;
      case DRAINING -> 5;
      case STOPPED, FAILED -> 6;
    };
  }
}
