package io.atoll.testbed.simulation.invariant;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Request;
import io.atoll.api.store.Op;
import io.atoll.api.yaml.DocumentException;
import io.atoll.api.yaml.Documents;
import io.atoll.testbed.simulation.world.StoreWrite;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the requests that a write consumes. */
final class Requests {
  private Requests() {}

  /** Rubbish left out. */
  static Stream<Request> consumed(StoreWrite write) {
    return write.operations().stream()
        .filter(op -> op instanceof Op.Delete && op.key().startsWith(Keys.REQUESTS))
        .flatMap(op -> write.before(op.key()).stream())
        .flatMap(entry -> read(entry.text()).stream());
  }

  /** Whether a user asked for this worker's end, so that it may leave too few. */
  static boolean stops(StoreWrite write, String worker, Assignment assignment) {
    return consumed(write)
        .anyMatch(it ->
            it.kind() == Request.Kind.STOP
                && it.worker().equals(worker)
                && it.uid() == assignment.owner().uid());
  }

  private static Optional<Request> read(String text) {
    try {
      return Optional.of(Documents.read(text, Request.class));
    } catch (DocumentException e) {
      return Optional.empty();
    }
  }
}
