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
import io.atoll.controller.runtime.Metrics;
import io.atoll.controller.runtime.Steppable;
import io.atoll.controller.runtime.host.ControllerRuntime;
import io.atoll.controller.runtime.host.Leadership;
import io.atoll.controller.runtime.leader.LeaderElection;
import java.util.List;
import java.util.Random;

/** One run of {@code atoll controller} on a host, with the role node and perhaps manager. */
public final class ControllerProcess {
  private final Host host;
  private final String instance;
  private final MemoryStore client;
  private final Knowledge assignments;
  private final Knowledge observations = new Knowledge(Keys.OBSERVED);
  private final ControllerRuntime runtime;
  private final NodeRole role;
  private final Pacing pacing;
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
    var store = new WatchedStore(world, this, client, List.of(assignments, observations));
    var metrics = new Metrics();
    var guard = new ClusterGuard(new ClusterFile(host.dataDirectory()), world.clock());
    runtime = new ControllerRuntime(world.clock(), metrics);
    if (manager) {
      var names = NameSource.of(new Random(seed));
      var managerRole = new ManagerRole(store, world.clock(), metrics, guard, names);
      var election =
          new LeaderElection(store, world.clock(), Keys.LEADER, identity(), LeaderElection.TTL);
      runtime.add(election);
      runtime.add(new Leadership(election, runtime, managerRole::parts));
    }
    role =
        new NodeRole(
            settings(manager),
            store,
            store,
            new WatchedEngine(world, this, host.engine()),
            host.network(),
            world.prober(this),
            Runnable::run,
            new Membership(store, guard),
            () -> instance + "-" + ++made,
            world.clock(),
            metrics);
    role.parts().forEach(runtime::add);
  }

  private NodeSettings settings(boolean manager) {
    return new NodeSettings(
        host.name(),
        instance,
        host.boot(),
        "198.51.100.1",
        "02:00:00:00:00:01",
        manager ? List.of("manager", "node") : List.of("node"),
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

  void stepped(Steppable part, boolean worked) {
    assignments.stepped(part.name(), worked);
    observations.stepped(part.name(), worked);
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
