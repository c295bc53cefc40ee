package io.atoll.testbed.simulation.invariant;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Assignment.Want;
import io.atoll.api.yaml.Documents;
import io.atoll.testbed.simulation.world.BrokenInvariant;
import io.atoll.testbed.simulation.world.EngineCall;
import io.atoll.testbed.simulation.world.Witness;
import io.atoll.testbed.simulation.world.World;
import java.util.Optional;

/**
 * Because what was deleted or told to stop must not come back: a node starts only what, as far as
 * it was told, is wanted of this very object.
 */
final class NoStartAfterStop implements Witness {
  @Override
  public void acts(EngineCall call, World world) {
    if (!call.verb().equals("start") || !call.process().assignments().heard()) {
      return;
    }
    String worker = Labels.worker(call.container());
    Optional<Assignment> known =
        call.process()
            .assignments()
            .text(Keys.worker(call.process().host().name(), worker))
            .map(text -> Documents.read(text, Assignment.class));
    boolean wanted =
        known
            .filter(it -> it.want() == Want.RUN)
            .filter(it -> it.owner().uid() == Labels.uid(call.container()))
            .isPresent();
    if (!wanted) {
      throw new BrokenInvariant(
          call.process() + " starts " + call.container().name() + " but was told " + known);
    }
  }
}
