package io.atoll.testbed.simulation.invariant;

import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.network.Attachment;
import io.atoll.testbed.simulation.world.BrokenInvariant;
import io.atoll.testbed.simulation.world.Host;
import io.atoll.testbed.simulation.world.Witness;
import io.atoll.testbed.simulation.world.World;
import java.util.HashMap;
import java.util.Map;

/** Because a connection to one worker would end at another. */
final class OneWorkerAnAddress implements Witness {
  @Override
  public void looks(World world) {
    Map<String, String> users = new HashMap<>();
    for (Host host : world.hosts()) {
      Map<String, Attachment> attachments = host.network().attachments();
      for (Container container : host.running()) {
        Attachment link = attachments.get(Labels.instance(container));
        if (link != null) {
          String other = users.put(link.network() + " " + link.address(), container.name());
          if (other != null) {
            throw new BrokenInvariant(
                other + " and " + container.name() + " both have " + link.address());
          }
        }
      }
    }
  }
}
