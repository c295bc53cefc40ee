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
    return observation(write, Assignments.node(key), Assignments.worker(key))
        .filter(it -> it.owner().equals(assignment.owner()));
  }

  /** Of whoever has this name there. */
  static Optional<Observation> observation(StoreWrite write, String node, String worker) {
    return write
        .process()
        .observations()
        .text(Keys.observed(node, worker))
        .map(text -> Documents.read(text, Observation.class));
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
