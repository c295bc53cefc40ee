package io.atoll.controller.node.worker;

import io.atoll.api.EngineLabels;
import io.atoll.api.application.Application;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.cluster.Membership;
import io.atoll.controller.node.assignment.Wish;
import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.engine.Container.State;
import io.atoll.controller.node.engine.ContainerEngine;
import io.atoll.controller.node.engine.ContainerFile;
import io.atoll.controller.node.engine.ContainerSpec;
import io.atoll.controller.node.engine.EngineException;
import io.atoll.controller.node.engine.EngineException.Category;
import io.atoll.controller.node.files.VolumePlanner;
import io.atoll.controller.node.inventory.Containers;
import io.atoll.controller.node.inventory.Labels;
import io.atoll.controller.node.inventory.Links;
import io.atoll.controller.node.network.Attachment;
import io.atoll.controller.node.network.HostNetwork;
import io.atoll.controller.node.resolver.Hosts;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries out one step for one worker. Blocks; what is half done is seen and finished by the next
 * look. At most eight containers are created and started at once; nothing else waits for that.
 */
public final class WorkerExecutor {
  private static final int STARTS_AT_ONCE = 8;

  private final Semaphore starts = new Semaphore(STARTS_AT_ONCE, true);
  private final ContainerEngine engine;
  private final HostNetwork network;
  private final Containers containers;
  private final Links links;
  private final Membership membership;
  private final Supplier<String> instances;
  private final Consumer<String> joined;

  /**
   * @param instances random ids of attempts
   * @param joined called with a worker whose packets pass from now on
   */
  public WorkerExecutor(
      ContainerEngine engine,
      HostNetwork network,
      Containers containers,
      Links links,
      Membership membership,
      Supplier<String> instances,
      Consumer<String> joined) {
    this.engine = engine;
    this.network = network;
    this.containers = containers;
    this.links = links;
    this.membership = membership;
    this.instances = instances;
    this.joined = joined;
  }

  Ipv4 address(String worker, Wish.Run run) {
    return network.address(run.network(), worker);
  }

  /**
   * Creates, puts the files in, starts and joins. Without all of its files nothing is started.
   *
   * @throws EngineException with IMAGE_MISSING before anything was created
   */
  void launch(String worker, int attempt, Wish.Run run, List<ContainerFile> files)
      throws InterruptedException {
    String name = worker + "." + attempt;
    Ipv4 address = address(worker, run);
    starts.acquire();
    try {
      createAndStart(name, spec(worker, name, attempt, run, address), files);
    } finally {
      starts.release();
    }
    joinIfRunning(worker, name, address, run);
  }

  private void createAndStart(String name, ContainerSpec spec, List<ContainerFile> files) {
    try {
      String id = engine.create(spec);
      copyIn(id, files);
      engine.start(id);
    } catch (EngineException e) {
      // The name is ours if an earlier answer was lost; what cannot start is seen as exited.
      boolean there = containers.look(name).filter(this::ours).isPresent();
      if (e.category() == Category.UNAVAILABLE || !there) {
        throw e;
      }
    }
  }

  /** A container that lacks files is of no use to anybody: the next attempt makes another. */
  private void copyIn(String id, List<ContainerFile> files) {
    if (files.isEmpty()) {
      return;
    }
    try {
      engine.copyIn(id, files);
    } catch (EngineException e) {
      engine.remove(id);
      throw e;
    }
  }

  private boolean ours(Container container) {
    return membership
        .clusters()
        .contains(container.labels().getOrDefault(EngineLabels.CLUSTER, ""));
  }

  void start(String worker, Container created, Wish.Run run) throws InterruptedException {
    starts.acquire();
    try {
      engine.start(created.id());
    } catch (EngineException e) {
      containers.look(created.name());
      if (e.category() != Category.CANNOT_START) {
        throw e;
      }
    } finally {
      starts.release();
    }
    joinIfRunning(worker, created.name(), address(worker, run), run);
  }

  private void joinIfRunning(String worker, String name, Ipv4 address, Wish.Run run) {
    Container container = containers.look(name).orElse(null);
    if (container != null && container.state() instanceof State.Running(int pid, var started)) {
      attach(worker, container, pid, address, run);
    }
  }

  void attach(String worker, Container container, int pid, Ipv4 address, Wish.Run run) {
    String instance = Labels.instance(container);
    network.attach(new Attachment(worker, instance, run.network(), address, pid));
    links.added(instance);
    joined.accept(worker);
  }

  void pull(String image) {
    engine.pull(image);
  }

  void signal(Container container, String signal) {
    engine.signal(container.id(), signal);
    containers.stale(container.name());
  }

  /** Null if it printed nothing. */
  @Nullable String lastWords(Container container) {
    return engine.lastWords(container.id()).orElse(null);
  }

  /** The link first: a container's end destroys its own side of it in any case. */
  void discard(Container container) {
    links.detach(Labels.instance(container));
    engine.remove(container.id());
    containers.removed(container.name());
  }

  void release(String worker) {
    network.release(worker);
  }

  private ContainerSpec spec(String worker, String name, int attempt, Wish.Run run, Ipv4 address) {
    Application.Spec spec = run.spec();
    return new ContainerSpec(
        name,
        spec.image(),
        spec.command(),
        spec.args(),
        spec.env(),
        spec.workdir(),
        spec.user(),
        worker,
        new ContainerSpec.Resolver(
            network.gateway(run.network(), address), Hosts.domain(run.network())),
        spec.resources(),
        spec.stop().signal(),
        VolumePlanner.plan(spec.volumes(), membership.cluster(), run.owner().name(), worker),
        Labels.of(
            membership.cluster(), worker, run.owner(), run.revision(), attempt, instances.get()));
  }
}
