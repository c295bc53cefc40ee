package io.atoll.testbed.simulation.world;

import io.atoll.controller.proxy.config.Picture;
import io.atoll.controller.proxy.haproxy.Applied;
import io.atoll.controller.proxy.haproxy.Proxy;
import io.atoll.testbed.fake.FakeProxy;
import java.util.Map;
import java.util.Set;

/** A host's proxy as one process calls it: what it was told is shown to the witnesses. */
final class WatchedProxy implements Proxy {
  private final World world;
  private final ControllerProcess process;
  private final FakeProxy proxy;

  WatchedProxy(World world, ControllerProcess process, FakeProxy proxy) {
    this.world = world;
    this.process = process;
    this.proxy = proxy;
  }

  @Override
  public Applied apply(Picture picture) {
    world.befall(process, "apply");
    Set<String> before = proxy.takers();
    Applied applied = proxy.apply(picture);
    if (!before.equals(proxy.takers())) {
      world.trace().say(process + " proxy: " + proxy.takers());
      world.proxies(new ProxyCall(process, before));
    }
    world.befall(process, "applied");
    return applied;
  }

  @Override
  public Set<Integer> taken(Set<Integer> ports) {
    return proxy.taken(ports);
  }

  @Override
  public Map<String, Integer> sessions() {
    return proxy.sessions();
  }

  @Override
  public boolean running() {
    return proxy.running();
  }

  @Override
  public void boundLog() {
    proxy.boundLog();
  }

  /** The proxy outlives the process, whose ears do not. */
  @Override
  public void onEnd(Runnable listener) {
    proxy.onEnd(() -> {
      if (!process.dead()) {
        listener.run();
      }
    });
  }
}
