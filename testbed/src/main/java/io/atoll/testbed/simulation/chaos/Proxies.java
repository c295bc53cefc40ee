package io.atoll.testbed.simulation.chaos;

import io.atoll.testbed.fake.FakeProxy;
import io.atoll.testbed.simulation.world.Host;
import io.atoll.testbed.simulation.world.World;
import java.util.List;
import java.util.Random;

/** Proxies that end, alone or with their controller, that hang, or that cannot have a port. */
final class Proxies {
  /** The one that applications ask for. */
  private static final int PORT = 9000;

  private final World world;
  private final Random random;

  Proxies(World world) {
    this.world = world;
    this.random = world.random();
  }

  List<Act> acts() {
    return List.of(
        new Act(2, "proxyEnds", () -> any().proxy().kill()),
        new Act(1, "proxyEndsUnheard", this::unheard),
        new Act(5, "proxyHangs", () -> any().proxy().hang(true)),
        new Act(1, "portTaken", () -> any().proxy().takePort(PORT)),
        new Act(5, "proxyWell", () -> mend(any().proxy())));
  }

  /** Together with the one who would start it again. */
  private void unheard() {
    Host host = any();
    world.killController(host);
    host.proxy().kill();
  }

  void mend() {
    world.hosts().forEach(host -> mend(host.proxy()));
  }

  private static void mend(FakeProxy proxy) {
    proxy.hang(false);
    proxy.freePorts();
  }

  private Host any() {
    return world.hosts().get(random.nextInt(world.hosts().size()));
  }
}
