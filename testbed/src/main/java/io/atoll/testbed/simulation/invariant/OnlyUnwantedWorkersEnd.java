package io.atoll.testbed.simulation.invariant;

import io.atoll.api.state.Assignment;
import io.atoll.api.state.Assignment.Want;
import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.engine.Container.State;
import io.atoll.testbed.simulation.world.BrokenInvariant;
import io.atoll.testbed.simulation.world.EngineCall;
import io.atoll.testbed.simulation.world.Witness;
import io.atoll.testbed.simulation.world.World;
import java.util.Optional;

/**
 * Because workers outlive the control plane: a running container is signalled or removed only when
 * its worker is truly wanted no more, however often a controller is started again; signalled also
 * when its probes have truly failed as often as counts.
 */
final class OnlyUnwantedWorkersEnd implements Witness {
  @Override
  public void acts(EngineCall call, World world) {
    Container container = call.container();
    if (call.verb().equals("start") || !(container.state() instanceof State.Running)) {
      return;
    }
    boolean hopeless = world.ailments().symptoms().hopeless(container.id());
    if (hopeless && call.verb().equals("signal")) {
      return;
    }
    Optional<Assignment> truth =
        Assignments.get(world, call.process().host().name(), Labels.worker(container));
    boolean wanted =
        truth
            .filter(it -> it.want() == Want.RUN)
            .filter(it -> it.owner().uid() == Labels.uid(container))
            .isPresent();
    if (wanted) {
      throw new BrokenInvariant(
          call.process() + " would " + call.verb() + " " + container.name() + ", which is wanted");
    }
  }
}
