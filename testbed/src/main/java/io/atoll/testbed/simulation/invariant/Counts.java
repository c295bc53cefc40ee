package io.atoll.testbed.simulation.invariant;

import io.atoll.api.Keys;
import io.atoll.api.state.Scale;
import io.atoll.api.yaml.Documents;
import io.atoll.testbed.simulation.world.World;
import java.util.Optional;

/** Reads counts as they truly stand. */
final class Counts {
  private Counts() {}

  /** The count in force, if the object of this uid has one. */
  static Optional<Integer> inForce(World world, String application, long uid) {
    return world
        .truth()
        .get(Keys.scale(application))
        .map(entry -> Documents.read(entry.text(), Scale.class))
        .filter(it -> it.uid() == uid)
        .map(Scale::count);
  }

  /** Whether the object is still there. */
  static boolean exists(World world, String application, long uid) {
    return world
        .truth()
        .get(Keys.application(application))
        .filter(it -> it.createRevision() == uid)
        .isPresent();
  }
}
