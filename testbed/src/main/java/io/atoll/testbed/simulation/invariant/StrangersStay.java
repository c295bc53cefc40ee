package io.atoll.testbed.simulation.invariant;

import io.atoll.controller.node.engine.Container;
import io.atoll.testbed.simulation.world.BrokenInvariant;
import io.atoll.testbed.simulation.world.EngineCall;
import io.atoll.testbed.simulation.world.Witness;
import io.atoll.testbed.simulation.world.World;

/** Because a host has other users than Atoll, and other clusters of Atoll. */
final class StrangersStay implements Witness {
  @Override
  public void acts(EngineCall call, World world) {
    Container container = call.container();
    if (!Labels.ours(container)) {
      throw new BrokenInvariant(
          call.process() + " would " + call.verb() + " the stranger " + container.name());
    }
  }
}
