package io.atoll.controller;

import io.atoll.api.Keys;
import io.atoll.api.store.Store;
import io.atoll.api.store.etcd.EtcdOptions;
import io.atoll.api.store.etcd.EtcdStore;
import io.atoll.controller.cluster.ClusterFile;
import io.atoll.controller.cluster.ClusterGuard;
import io.atoll.controller.cluster.Membership;
import io.atoll.controller.manager.ManagerRole;
import io.atoll.controller.manager.worker.NameSource;
import io.atoll.controller.node.NodeRole;
import io.atoll.controller.node.NodeSettings;
import io.atoll.controller.node.engine.DockerEngine;
import io.atoll.controller.node.engine.MeasuredEngine;
import io.atoll.controller.node.network.MacAddress;
import io.atoll.controller.node.network.MeasuredNetwork;
import io.atoll.controller.node.network.ovs.NetworkSettings;
import io.atoll.controller.node.probe.check.HostProber;
import io.atoll.controller.node.resolver.Resolver;
import io.atoll.controller.proxy.ProxyRole;
import io.atoll.controller.proxy.haproxy.Haproxy;
import io.atoll.controller.proxy.haproxy.MeasuredProxy;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Metrics;
import io.atoll.controller.runtime.Periodic;
import io.atoll.controller.runtime.host.ControllerRuntime;
import io.atoll.controller.runtime.host.Leadership;
import io.atoll.controller.runtime.host.MeasuredStore;
import io.atoll.controller.runtime.host.PartHealth;
import io.atoll.controller.runtime.leader.LeaderElection;
import io.atoll.controller.runtime.leader.LeaseKeeper;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts the process together by hand; what is made later is closed earlier. */
final class Wiring implements AutoCloseable {
  private static final String VERSION = "0.1.0";

  /** A stop is to take less than two seconds; what is half done is finished by the next run. */
  private static final Duration GRACE = Duration.ofMillis(800);

  /** Less than a third of the leases' five seconds. */
  private static final Duration LEASE_CALL = Duration.ofMillis(1500);

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration LEASE = Duration.ofSeconds(5);

  private final ControllerSettings settings;
  private final Clock clock;
  private final Metrics metrics = new Metrics();
  private final Ids ids = new Ids();
  private final String instance = ids.next();
  private final Store store;

  /** For what stands on leases: one call that hangs leaves time for another. */
  private final Store leases;

  private final ClusterGuard guard;
  private final Membership membership;
  private final ControllerRuntime runtime;

  /** The node's, if it has that role; null otherwise. */
  private @Nullable LeaseKeeper lease;

  private final Deque<AutoCloseable> resources = new ArrayDeque<>();
  private final List<Supplier<PartHealth>> roles = new ArrayList<>();

  private Wiring(ControllerSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.store = measured(settings.etcd());
    this.leases = measured(settings.etcd().withDeadline(LEASE_CALL));
    this.guard = new ClusterGuard(new ClusterFile(settings.dataDirectory()), clock);
    this.membership = new Membership(store, guard);
    this.runtime = new ControllerRuntime(clock, metrics);
    runtime.measure(new ProcessFigures(VERSION));
    runtime.measure(figures -> roles.forEach(role -> role.get().measure(figures)));
    resources.push(store);
    resources.push(leases);
  }

  private Store measured(EtcdOptions etcd) {
    return new MeasuredStore(new EtcdStore(etcd), metrics, clock);
  }

  static Wiring of(ControllerSettings settings, Clock clock) throws IOException {
    var wiring = new Wiring(settings, clock);
    try {
      if (settings.roles().contains(Role.manager)) {
        wiring.addManager();
      }
      if (settings.roles().contains(Role.node)) {
        wiring.addNode();
      }
      if (settings.roles().contains(Role.proxy)) {
        wiring.addProxy();
      }
      return wiring;
    } catch (IOException | RuntimeException e) {
      wiring.close();
      throw e;
    }
  }

  private void addManager() {
    var names = NameSource.of(new SecureRandom());
    var role = new ManagerRole(store, clock, metrics, guard, names, settings.folder());
    var election =
        new LeaderElection(
            leases, clock, Keys.LEADER, settings.node() + "/" + ids.next(), LeaderElection.TTL);
    runtime.add(election);
    runtime.add(new Leadership(election, runtime, role::parts));
  }

  private void addNode() throws IOException {
    var network =
        new NetworkWiring(
            new NetworkSettings(
                settings.node(),
                settings.address(),
                settings.ovsRunDirectory(),
                settings.dataDirectory(),
                List.of()),
            store,
            membership,
            clock,
            metrics);
    resources.push(network);
    var engine = new MeasuredEngine(new DockerEngine(settings.docker()), metrics, clock);
    resources.push(engine);
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("probe ", 0).factory());
    resources.push(threads::shutdownNow);
    var role =
        new NodeRole(
            nodeSettings(HostFacts.read()),
            store,
            leases,
            engine,
            new MeasuredNetwork(network.network(), metrics, clock),
            new HostProber(engine),
            threads,
            membership,
            ids::next,
            clock,
            metrics);
    resources.push(role::close);
    roles.add(() -> new PartHealth("role node", role.problem()));
    lease = role.lease();
    var resolver =
        new Resolver(
            store,
            network.statuses(),
            membership,
            settings.dataDirectory().resolve("names"),
            clock,
            metrics);
    network.parts().forEach(runtime::add);
    role.parts().forEach(runtime::add);
    resolver.parts().forEach(runtime::add);
  }

  private void addProxy() {
    LeaseKeeper shared = lease;
    LeaseKeeper keeper = shared == null ? new LeaseKeeper("proxy", leases, clock, LEASE) : shared;
    if (shared == null) {
      runtime.add(new Periodic("membership", clock, SECOND, () -> membership.refresh(() -> {})));
      runtime.add(keeper);
    }
    var role =
        new ProxyRole(
            settings.node(),
            instance,
            store,
            keeper,
            membership,
            new MeasuredProxy(new Haproxy(settings.proxy()), metrics, clock),
            settings.proxy().places(),
            settings.dataDirectory().resolve("proxy/certificates"),
            clock,
            metrics);
    roles.add(() -> new PartHealth("role proxy", role.problem()));
    role.parts().forEach(runtime::add);
  }

  private NodeSettings nodeSettings(HostFacts host) {
    return new NodeSettings(
        settings.node(),
        instance,
        host.boot(),
        settings.address().toString(),
        MacAddress.ofRouter(settings.address()).text(),
        settings.roles().stream().map(Role::name).toList(),
        host.cpu(),
        host.memory(),
        VERSION,
        settings.dataDirectory());
  }

  void start() throws IOException {
    resources.push(StatusServer.start(settings.status(), runtime, this::problems));
    runtime.start();
  }

  private List<String> problems() {
    return roles.stream().flatMap(role -> role.get().problem().stream()).toList();
  }

  @Override
  public void close() {
    try {
      runtime.stop(GRACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    resources.forEach(Wiring::closeQuietly);
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      org.slf4j.LoggerFactory.getLogger(Wiring.class)
          .warn("event=closeFailed resource={}", resource, e);
    }
  }
}
