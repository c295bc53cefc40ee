package io.atoll.testbed.simulation.invariant;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Presence;
import io.atoll.api.yaml.Documents;
import io.atoll.testbed.simulation.world.StoreWrite;
import java.util.Optional;

/** Reads what the manager that wrote knew just then. */
final class Known {
  private Known() {}

  /** Of this very object. */
  static Optional<Observation> observation(StoreWrite write, String key, Assignment assignment) {
    return write
        .process()
        .observations()
        .text(Keys.OBSERVED + key.substring(Keys.WORKERS.length()))
        .map(text -> Documents.read(text, Observation.class))
        .filter(it -> it.owner().equals(assignment.owner()));
  }

  /** Of the node's controller. */
  static Optional<Presence> presence(StoreWrite write, String node) {
    return write
        .process()
        .presences()
        .text(Keys.presence(node))
        .map(text -> Documents.read(text, Presence.class));
  }
}
