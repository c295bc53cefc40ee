package io.atoll.testbed.simulation.invariant;

import io.atoll.api.Keys;
import io.atoll.api.application.Health.Kind;
import io.atoll.api.state.Observation;
import io.atoll.api.state.ProbeReport;
import io.atoll.api.store.Op;
import io.atoll.api.yaml.Documents;
import io.atoll.testbed.simulation.world.BrokenInvariant;
import io.atoll.testbed.simulation.world.StoreWrite;
import io.atoll.testbed.simulation.world.Witness;
import io.atoll.testbed.simulation.world.World;
import java.time.Duration;

/**
 * Because traffic goes there: no node says that a worker is ready which fails its readiness probe
 * for longer than it takes to count two failures and to notice. A change of the probes takes no
 * readiness back, so time begins anew with each revision.
 */
final class ReadyWorkersAnswer implements Witness {
  private static final String ASKED = "/ready";
  private static final Duration ENOUGH = Duration.ofSeconds(4);

  @Override
  public void wrote(StoreWrite write, World world) {
    if (write.operations().stream().anyMatch(it -> it.key().startsWith(Keys.REVISIONS))) {
      world.ailments().symptoms().forget(ASKED);
    }
    Assignments.puts(write.operations(), Keys.OBSERVED).forEach(put -> check(write, put, world));
  }

  private static void check(StoreWrite write, Op.Put put, World world) {
    var said = Documents.read(put.value().utf8(), Observation.class);
    String container = said.containerId();
    if (!said.ready() || container == null) {
      return;
    }
    said.probes().stream()
        .filter(it -> it.probe() == Kind.READINESS)
        .forEach(it -> check(write, said, container, it, world));
  }

  private static void check(
      StoreWrite write, Observation said, String container, ProbeReport probe, World world) {
    Duration failing =
        world
            .ailments()
            .symptoms()
            .failing(write.process().identity(), container, ASKED, world.clock().now());
    if (!probe.passing() || failing.compareTo(ENOUGH) >= 0) {
      throw new BrokenInvariant(
          "%s says that %s is ready, which fails its readiness probe for %s"
              .formatted(write.process(), said.worker(), failing));
    }
  }
}
