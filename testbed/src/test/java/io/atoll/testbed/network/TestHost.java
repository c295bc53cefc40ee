package io.atoll.testbed.network;

import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.Attachment;
import io.atoll.controller.node.network.NetworkView;
import io.atoll.controller.node.network.ovs.NetworkReconciler;
import io.atoll.controller.node.network.ovs.NetworkSettings;
import io.atoll.controller.node.network.ovs.OvsHostNetwork;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Outcome;
import io.atoll.testbed.programs.Namespace;
import io.atoll.testbed.programs.OvsProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A host in a namespace: Open vSwitch, the network, and a thread that reconciles it. */
final class TestHost implements AutoCloseable {
  private static final Duration RETRY = Duration.ofMillis(200);

  private final Namespace namespace;
  private final Path home;
  private final OvsProgram ovs;
  private final Supplier<OvsHostNetwork> controller;
  private final Supplier<NetworkView> view;
  private OvsHostNetwork network;
  private final Semaphore disturbed = new Semaphore(1);
  private final List<TestContainer> containers = new ArrayList<>();
  private Thread thread;

  TestHost(
      String name, Namespace namespace, Ipv4 address, Path home, TestCluster cluster, Clock clock) {
    this.namespace = namespace;
    this.home = home;
    this.ovs = OvsProgram.start(home.resolve("ovs"), namespace);
    NetworkSettings settings =
        new NetworkSettings(
            name, address, ovs.runDirectory(), home.resolve("data"), namespace.prefix());
    this.view = cluster::view;
    this.controller =
        () -> new OvsHostNetwork(settings, cluster.claims(name), clock, disturbed::release);
    cluster.join(name, address);
    this.network = controller.get();
    this.thread = reconciling(network);
  }

  private Thread reconciling(OvsHostNetwork running) {
    NetworkReconciler reconciler = new NetworkReconciler(running, () -> Optional.of(view.get()));
    reconciler.reconcile(NetworkReconciler.KEY);
    return Thread.ofVirtual().start(() -> run(reconciler));
  }

  private void run(NetworkReconciler reconciler) {
    Duration pause = Duration.ZERO;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        boolean told = disturbed.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
        if (told) {
          disturbed.drainPermits();
        }
        pause =
            switch (reconciler.reconcile(NetworkReconciler.KEY)) {
              case Outcome.Again again -> again.after();
              case Outcome.Done() -> Duration.ofDays(1);
              case Outcome.Failed failed -> RETRY;
            };
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** As a crash does, it says nothing to anybody. */
  void stopController() {
    thread.interrupt();
    join(thread);
    network.close();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a controller stops", e);
    }
  }

  void startController() {
    network = controller.get();
    thread = reconciling(network);
  }

  /** What a controller remembers on disk. */
  Path data() {
    return home.resolve("data");
  }

  /** As if a watch had brought news. */
  void wake() {
    disturbed.release();
  }

  Worker start(String worker, String networkName) {
    Ipv4 address = network.address(networkName, worker);
    TestContainer container = container();
    Attachment attachment =
        new Attachment(worker, UUID.randomUUID().toString(), networkName, address, container.pid());
    network.attach(attachment);
    return new Worker(attachment, container);
  }

  TestContainer container() {
    TestContainer container = new TestContainer(home);
    containers.add(container);
    return container;
  }

  record Worker(Attachment attachment, TestContainer container) {
    Ipv4 address() {
      return attachment.address();
    }

    boolean reaches(Object other) {
      return container.reaches(other);
    }
  }

  OvsHostNetwork network() {
    return network;
  }

  OvsProgram ovs() {
    return ovs;
  }

  Namespace namespace() {
    return namespace;
  }

  @Override
  public void close() {
    stopController();
    containers.forEach(TestContainer::close);
    ovs.close();
  }
}
