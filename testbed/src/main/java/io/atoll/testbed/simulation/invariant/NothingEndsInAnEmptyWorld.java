package io.atoll.testbed.simulation.invariant;

import io.atoll.api.Keys;
import io.atoll.controller.node.engine.Container.State;
import io.atoll.testbed.simulation.world.BrokenInvariant;
import io.atoll.testbed.simulation.world.EngineCall;
import io.atoll.testbed.simulation.world.ProxyCall;
import io.atoll.testbed.simulation.world.StoreWrite;
import io.atoll.testbed.simulation.world.Witness;
import io.atoll.testbed.simulation.world.World;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Because an etcd that was emptied says nothing about what should run: while there is no cluster in
 * it, no running container is ended, no proxy ceases to send requests to one, and no manager
 * decides anything.
 */
final class NothingEndsInAnEmptyWorld implements Witness {
  private boolean begun;

  @Override
  public void looks(World world) {
    begun |= exists(world);
  }

  @Override
  public void acts(EngineCall call, World world) {
    boolean ends =
        !call.verb().equals("start") && call.container().state() instanceof State.Running;
    if (begun && ends && !exists(world)) {
      throw new BrokenInvariant(
          call.process()
              + " would "
              + call.verb()
              + " "
              + call.container().name()
              + " in an empty world");
    }
  }

  @Override
  public void proxies(ProxyCall call, World world) {
    Set<String> now = call.process().host().proxy().takers();
    if (begun && !now.containsAll(call.before()) && !exists(world)) {
      throw new BrokenInvariant(
          call.process() + " would send nothing to " + call.before() + " in an empty world");
    }
  }

  @Override
  public void wrote(StoreWrite write, World world) {
    boolean decides =
        write.operations().stream()
            .anyMatch(op ->
                Stream.of(Keys.WORKERS, Keys.STATUS, Keys.REVISIONS, Keys.CLUSTER)
                    .anyMatch(op.key()::startsWith));
    if (begun && decides && !exists(world)) {
      throw new BrokenInvariant(write.process() + " decides in an empty world");
    }
    if (begun && write.operations().stream().anyMatch(op -> op.key().equals(Keys.CLUSTER))) {
      throw new BrokenInvariant(write.process() + " makes another cluster");
    }
  }

  private static boolean exists(World world) {
    return world.truth().get(Keys.CLUSTER).isPresent();
  }
}
