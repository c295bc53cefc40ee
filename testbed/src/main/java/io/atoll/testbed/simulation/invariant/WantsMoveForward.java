package io.atoll.testbed.simulation.invariant;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.testbed.simulation.world.BrokenInvariant;
import io.atoll.testbed.simulation.world.StoreWrite;
import io.atoll.testbed.simulation.world.Witness;
import io.atoll.testbed.simulation.world.World;

/** Because a node that has begun to stop a worker cannot take that back. */
final class WantsMoveForward implements Witness {
  @Override
  public void wrote(StoreWrite write, World world) {
    Assignments.puts(write.operations(), Keys.WORKERS)
        .forEach(put ->
            write
                .before(put.key())
                .map(Assignments::read)
                .map(Assignment::want)
                .filter(before -> before.compareTo(Assignments.read(put).want()) > 0)
                .ifPresent(before -> {
                  throw new BrokenInvariant(put.key() + " was to " + before + " already");
                }));
  }
}
