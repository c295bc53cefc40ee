package io.atoll.controller.node.readiness;

import io.atoll.api.application.Application;
import io.atoll.api.application.Application.Protocol;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.engine.Container.State;
import io.atoll.controller.node.inventory.Containers;
import io.atoll.controller.node.inventory.Labels;
import io.atoll.controller.node.inventory.Links;
import io.atoll.controller.node.life.AssignmentDisk;
import io.atoll.controller.node.life.Lives;
import io.atoll.controller.node.life.Readiness;
import io.atoll.controller.node.observation.Observations;
import io.atoll.controller.runtime.Outcome;
import io.atoll.controller.runtime.Reconciler;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks a joined worker's TCP ports again and again, and calls for a look at the worker only when
 * the answer has changed. Keyed by worker.
 */
public final class ReadinessReconciler implements Reconciler {
  private final AssignmentDisk disk;
  private final Observations observations;
  private final Containers containers;
  private final Links links;
  private final Lives lives;
  private final PortProbe probe;
  private final Consumer<String> changed;

  public ReadinessReconciler(
      AssignmentDisk disk,
      Observations observations,
      Containers containers,
      Links links,
      Lives lives,
      PortProbe probe,
      Consumer<String> changed) {
    this.disk = disk;
    this.observations = observations;
    this.containers = containers;
    this.links = links;
    this.lives = lives;
    this.probe = probe;
    this.changed = changed;
  }

  @Override
  public Outcome reconcile(String worker) {
    Optional<Application.Spec> spec =
        disk.get(worker).map(it -> it.revision().application().spec());
    Optional<Ipv4> address =
        observations.get(worker).flatMap(it -> Optional.ofNullable(it.address()).map(Ipv4::parse));
    Optional<Container> current =
        containers.of(worker).stream().max(Comparator.comparingInt(Labels::attempt));
    if (spec.isEmpty() || address.isEmpty() || !joined(current)) {
      return Outcome.DONE;
    }
    Readiness before = lives.readiness(worker, current.map(Labels::instance).orElse(""));
    Readiness after = before.after(accept(spec.get(), address.get()));
    lives.put(worker, after);
    if (before.ready() != after.ready()) {
      changed.accept(worker);
    }
    return Outcome.again(after.next());
  }

  private boolean joined(Optional<Container> current) {
    return current
        .filter(it -> it.state() instanceof State.Running && links.has(Labels.instance(it)))
        .isPresent();
  }

  private boolean accept(Application.Spec spec, Ipv4 address) {
    return spec.ports().stream()
        .filter(it -> it.protocol() == Protocol.TCP)
        .allMatch(it -> probe.accepts(address, it.port()));
  }
}
