package io.atoll.testbed.simulation.invariant;

import io.atoll.controller.node.engine.Container;
import io.atoll.testbed.simulation.world.BrokenInvariant;
import io.atoll.testbed.simulation.world.Host;
import io.atoll.testbed.simulation.world.Witness;
import io.atoll.testbed.simulation.world.World;
import java.util.HashMap;
import java.util.Map;

/** Because two of one worker would share its address, its name and its work. */
final class OneContainerAWorker implements Witness {
  @Override
  public void looks(World world) {
    Map<String, String> running = new HashMap<>();
    for (Host host : world.hosts()) {
      for (Container container : host.running()) {
        String here = host.name() + "/" + container.name();
        String other = Labels.ours(container) ? running.put(Labels.worker(container), here) : null;
        if (other != null) {
          throw new BrokenInvariant("one worker runs twice: " + other + " and " + here);
        }
      }
    }
  }
}
