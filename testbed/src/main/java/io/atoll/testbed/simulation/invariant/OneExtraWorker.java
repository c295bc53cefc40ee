package io.atoll.testbed.simulation.invariant;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.store.Op;
import io.atoll.testbed.simulation.world.BrokenInvariant;
import io.atoll.testbed.simulation.world.Host;
import io.atoll.testbed.simulation.world.StoreWrite;
import io.atoll.testbed.simulation.world.Witness;
import io.atoll.testbed.simulation.world.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Because a replacement goes one by one: whoever creates a worker leaves at most one more than
 * wanted, not counting those on nodes that were lost, or that came back a moment ago.
 */
final class OneExtraWorker implements Witness {
  private static final Duration MOMENT = Duration.ofSeconds(20);

  private final Map<String, Duration> lastLost = new HashMap<>();

  @Override
  public void looks(World world) {
    for (Host host : world.hosts()) {
      boolean there =
          world.truth().get(Keys.presence(host.name())).isPresent()
              || world.truth().get(Keys.agent(host.name())).isPresent();
      if (!there) {
        lastLost.put(host.name(), world.clock().uptime());
      }
    }
  }

  @Override
  public void wrote(StoreWrite write, World world) {
    Assignments.puts(write.operations(), Keys.WORKERS)
        .filter(put -> write.before(put.key()).isEmpty())
        .forEach(put -> created(put, world));
  }

  private void created(Op.Put put, World world) {
    Assignment created = Assignments.read(put);
    String application = created.owner().name();
    long uid = created.owner().uid();
    List<Assignments.Placed> wanted =
        Assignments.wantedOf(world, application, uid).stream()
            .filter(it -> steady(it.node(), world))
            .toList();
    int count = Counts.inForce(world, application, uid).orElse(0);
    if (wanted.size() > count + 1) {
      throw new BrokenInvariant(
          "%s wants %d, but after the creation of %s it has %s"
              .formatted(
                  application,
                  count,
                  put.key(),
                  wanted.stream().map(Assignments.Placed::worker).toList()));
    }
  }

  private boolean steady(String node, World world) {
    Duration lost = lastLost.get(node);
    return lost == null || world.clock().uptime().minus(lost).compareTo(MOMENT) > 0;
  }
}
