package io.atoll.testbed.simulation.invariant;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Assignment.Want;
import io.atoll.api.state.Observation;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.yaml.Documents;
import io.atoll.testbed.simulation.world.StoreWrite;
import io.atoll.testbed.simulation.world.World;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads assignments, and what is observed of them, as they truly stand. */
public final class Assignments {
  private Assignments() {}

  /** One assignment with its place. */
  public record Placed(String node, String worker, Assignment assignment) {
    public boolean wanted() {
      return assignment.want() == Want.RUN;
    }
  }

  public static List<Placed> all(World world) {
    return world.truth().list(Keys.WORKERS).entries().stream().map(Assignments::placed).toList();
  }

  public static List<Placed> wantedOf(World world, String application, long uid) {
    return all(world).stream()
        .filter(Placed::wanted)
        .filter(it -> it.assignment().owner().name().equals(application))
        .filter(it -> it.assignment().owner().uid() == uid)
        .toList();
  }

  public static Optional<Assignment> get(World world, String node, String worker) {
    return world.truth().get(Keys.worker(node, worker)).map(Assignments::read);
  }

  /** What its node says of a worker. */
  public static Optional<Observation> observation(World world, String node, String worker) {
    return world
        .truth()
        .get(Keys.observed(node, worker))
        .map(entry -> Documents.read(entry.text(), Observation.class));
  }

  static Assignment read(Entry entry) {
    return Documents.read(entry.text(), Assignment.class);
  }

  static Assignment read(Op.Put put) {
    return Documents.read(put.value().utf8(), Assignment.class);
  }

  static Stream<Op.Put> puts(List<Op> operations, String prefix) {
    return operations.stream()
        .filter(op -> op.key().startsWith(prefix))
        .flatMap(op -> op instanceof Op.Put put ? Stream.of(put) : Stream.empty());
  }

  /** Whether what is put there now had been wanted before. */
  static boolean wasWanted(StoreWrite write, Op.Put put) {
    return write.before(put.key()).filter(it -> read(it).want() == Want.RUN).isPresent();
  }

  static String node(String key) {
    return Keys.parts(Keys.WORKERS, key).orElseThrow().getFirst();
  }

  static String worker(String key) {
    return Keys.parts(Keys.WORKERS, key).orElseThrow().getLast();
  }

  private static Placed placed(Entry entry) {
    List<String> parts = Keys.parts(Keys.WORKERS, entry.key()).orElseThrow();
    return new Placed(parts.getFirst(), parts.getLast(), read(entry));
  }
}
