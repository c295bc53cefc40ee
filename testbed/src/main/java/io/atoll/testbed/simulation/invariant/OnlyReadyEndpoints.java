package io.atoll.testbed.simulation.invariant;

import io.atoll.api.Keys;
import io.atoll.api.state.Endpoints;
import io.atoll.api.state.Endpoints.Endpoint;
import io.atoll.api.state.Observation;
import io.atoll.api.store.Op;
import io.atoll.api.yaml.Documents;
import io.atoll.testbed.simulation.world.BrokenInvariant;
import io.atoll.testbed.simulation.world.StoreWrite;
import io.atoll.testbed.simulation.world.Witness;
import io.atoll.testbed.simulation.world.World;

/**
 * Because proxies and names believe it: who is listed to take requests is ready as far as the
 * manager knows.
 */
final class OnlyReadyEndpoints implements Witness {
  @Override
  public void wrote(StoreWrite write, World world) {
    Assignments.puts(write.operations(), Keys.ENDPOINTS).forEach(put -> check(write, put));
  }

  private static void check(StoreWrite write, Op.Put put) {
    for (Endpoint it : Documents.read(put.value().utf8(), Endpoints.class).ready()) {
      boolean takes =
          Known.observation(write, it.node(), it.worker()).filter(Observation::ready).isPresent();
      if (!takes) {
        throw new BrokenInvariant(put.key() + " lists " + it + ", which is not ready");
      }
    }
  }
}
