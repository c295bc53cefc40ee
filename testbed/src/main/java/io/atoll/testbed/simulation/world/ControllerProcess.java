package io.atoll.testbed.simulation.world;

import io.atoll.api.Keys;
import io.atoll.api.store.memory.MemoryStore;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import io.atoll.controller.cluster.ClusterFile;
import io.atoll.controller.cluster.ClusterGuard;
import io.atoll.controller.cluster.Membership;
import io.atoll.controller.manager.ManagerRole;
import io.atoll.controller.manager.worker.NameSource;
import io.atoll.controller.node.NodeRole;
import io.atoll.controller.node.NodeSettings;
import io.atoll.controller.proxy.ProxyRole;
import io.atoll.controller.proxy.config.Places;
import io.atoll.controller.runtime.Metrics;
import io.atoll.controller.runtime.Steppable;
import io.atoll.controller.runtime.host.ControllerRuntime;
import io.atoll.controller.runtime.host.Leadership;
import io.atoll.controller.runtime.leader.LeaderElection;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run of {@code atoll controller} on a host, with the roles node and proxy, and perhaps
 * manager.
 */
public final class ControllerProcess {
  private static final Places PLACES =
      new Places(8080, 8443, 9472, "sock", "hosts.map", "certificates-", "");

  private final Host host;
  private final String instance;
  private final MemoryStore client;
  private final Knowledge assignments;
  private final Knowledge observations = new Knowledge(Keys.OBSERVED);
  private final Knowledge presences = new Knowledge(Keys.PRESENCE);
  private final Knowledge proxies = new Knowledge(Keys.PROXIES);
  private final ControllerRuntime runtime;
  private final NodeRole role;
  private final Pacing pacing;
  private @Nullable Steppable stepping;
  private boolean dead;
  private boolean paused;
  private int made;

  ControllerProcess(World world, Host host, String instance, boolean manager, long seed) {
    this.host = host;
    this.instance = instance;
    this.client = world.truth().connect();
    this.assignments = new Knowledge(Keys.workers(host.name()));
    this.pacing = new Pacing(world.clock());
    client.deliveries().hold();
    var store = new WatchedStore(world, this, client, List.of(assignments));
    var metrics = new Metrics();
    var guard = new ClusterGuard(new ClusterFile(host.dataDirectory()), world.clock());
    runtime = new ControllerRuntime(world.clock(), metrics);
    if (manager) {
      var names = NameSource.of(new Random(seed));
      var known = new WatchedStore(world, this, client, List.of(observations, presences, proxies));
      var managerRole = new ManagerRole(known, world.clock(), metrics, guard, names);
      var election =
          new LeaderElection(store, world.clock(), Keys.LEADER, identity(), LeaderElection.TTL);
      runtime.add(election);
      runtime.add(new Leadership(election, runtime, managerRole::parts));
    }
    var membership = new Membership(store, guard);
    role =
        new NodeRole(
            settings(manager),
            store,
            store,
            new WatchedEngine(world, this, host.engine()),
            host.network(),
            world.prober(this),
            Runnable::run,
            membership,
            () -> instance + "-" + ++made,
            world.clock(),
            metrics);
    role.parts().forEach(runtime::add);
    var proxyRole =
        new ProxyRole(
            host.name(),
            instance,
            store,
            role.lease(),
            membership,
            new WatchedProxy(world, this, host.proxy()),
            PLACES,
            host.dataDirectory().resolve("certificates"),
            world.clock(),
            metrics);
    proxyRole.parts().forEach(runtime::add);
  }

  private NodeSettings settings(boolean manager) {
    return new NodeSettings(
        host.name(),
        instance,
        host.boot(),
        "198.51.100.1",
        "02:00:00:00:00:01",
        manager ? List.of("manager", "node", "proxy") : List.of("node", "proxy"),
        Cpu.parse("8"),
        DataSize.parse("16Gi"),
        "0.1.0",
        host.dataDirectory());
  }

  public Host host() {
    return host;
  }

  /** What stands in the election key while this run leads. */
  public String identity() {
    return instance;
  }

  public MemoryStore client() {
    return client;
  }

  /** As the role node knows them. */
  public Knowledge assignments() {
    return assignments;
  }

  /** As the role manager knows them. */
  public Knowledge observations() {
    return observations;
  }

  /** As the role manager knows them. */
  public Knowledge proxies() {
    return proxies;
  }

  /** As the role manager knows them. */
  public Knowledge presences() {
    return presences;
  }

  /** Takes one step of one of its parts. */
  boolean step(Steppable part) throws InterruptedException {
    stepping = part;
    return part.step();
  }

  /** Whose step it is. */
  @Nullable Steppable stepping() {
    return stepping;
  }

  void stepped(Steppable part, boolean worked) {
    Stream.of(assignments, observations, presences, proxies)
        .forEach(it -> it.stepped(part, worked));
  }

  List<Steppable> parts() {
    return runtime.parts();
  }

  Pacing pacing() {
    return pacing;
  }

  public boolean dead() {
    return dead;
  }

  public boolean paused() {
    return paused;
  }

  /** As SIGSTOP and SIGCONT: nothing of it moves meanwhile, and it does not notice. */
  public void paused(boolean now) {
    paused = now;
  }

  void stop() {
    runtime.close();
    kill();
  }

  /** As kill -9: its leases run out by themselves. */
  void kill() {
    dead = true;
    client.close();
    role.close();
  }

  @Override
  public String toString() {
    return instance;
  }
}
