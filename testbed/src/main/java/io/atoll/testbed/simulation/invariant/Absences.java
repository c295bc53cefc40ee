package io.atoll.testbed.simulation.invariant;

import io.atoll.api.Keys;
import io.atoll.testbed.simulation.world.Host;
import io.atoll.testbed.simulation.world.Witness;
import io.atoll.testbed.simulation.world.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Which nodes were lost a moment ago, so that a manager may not have heard of their return. */
final class Absences implements Witness {
  private static final Duration MOMENT = Duration.ofSeconds(20);

  private final Map<String, Duration> lastLost = new HashMap<>();

  @Override
  public void looks(World world) {
    Duration now = world.clock().uptime();
    for (Host host : world.hosts()) {
      boolean there =
          world.truth().get(Keys.presence(host.name())).isPresent()
              || world.truth().get(Keys.agent(host.name())).isPresent();
      if (!there) {
        lastLost.put(host.name(), now);
      }
    }
  }

  /** Whether it has not been lost for a while. */
  boolean steady(String node, World world) {
    Duration lost = lastLost.get(node);
    return lost == null || world.clock().uptime().minus(lost).compareTo(MOMENT) > 0;
  }
}
