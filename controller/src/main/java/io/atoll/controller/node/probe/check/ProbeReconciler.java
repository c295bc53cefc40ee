package io.atoll.controller.node.probe.check;

import io.atoll.api.application.Health.Kind;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.engine.Container.State;
import io.atoll.controller.node.inventory.Containers;
import io.atoll.controller.node.inventory.Labels;
import io.atoll.controller.node.inventory.Links;
import io.atoll.controller.node.life.AssignmentDisk;
import io.atoll.controller.node.life.Lives;
import io.atoll.controller.node.observation.Observations;
import io.atoll.controller.node.probe.ProbePlanner;
import io.atoll.controller.node.probe.ProbeSpec;
import io.atoll.controller.node.probe.Prober.Asked;
import io.atoll.controller.node.probe.Vitals;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Outcome;
import io.atoll.controller.runtime.Reconciler;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has the probes of a joined worker asked when they are due. Keyed by worker; to be called again
 * when its assignment or its container changes.
 */
public final class ProbeReconciler implements Reconciler {
  private final AssignmentDisk disk;
  private final Observations observations;
  private final Containers containers;
  private final Links links;
  private final Lives lives;
  private final Askings askings;
  private final Clock clock;

  public ProbeReconciler(
      AssignmentDisk disk,
      Observations observations,
      Containers containers,
      Links links,
      Lives lives,
      Askings askings,
      Clock clock) {
    this.disk = disk;
    this.observations = observations;
    this.containers = containers;
    this.links = links;
    this.lives = lives;
    this.askings = askings;
    this.clock = clock;
  }

  @Override
  public Outcome reconcile(String worker) {
    Optional<Map<Kind, ProbeSpec>> probes =
        disk.get(worker).map(it -> ProbeSpec.of(it.revision().application().spec()));
    Optional<Ipv4> address =
        observations.get(worker).flatMap(it -> Optional.ofNullable(it.address()).map(Ipv4::parse));
    Optional<Container> current =
        containers.of(worker).stream()
            .max(Comparator.comparingInt(Labels::attempt))
            .filter(this::joined);
    if (probes.isEmpty() || address.isEmpty() || current.isEmpty()) {
      return Outcome.DONE;
    }
    String instance = Labels.instance(current.get());
    ask(worker, instance, probes.get(), new Asked(address.get(), current.get().id()));
    return ProbePlanner.next(lives.vitals(worker, instance))
        .map(due -> Outcome.again(positive(due.minus(clock.uptime()))))
        .orElse(Outcome.DONE);
  }

  private void ask(String worker, String instance, Map<Kind, ProbeSpec> probes, Asked where) {
    Duration now = clock.uptime();
    Vitals vitals = lives.change(worker, instance, known -> ProbePlanner.fit(known, probes, now));
    List<Kind> due = ProbePlanner.due(vitals, now);
    probes.forEach((kind, probe) -> {
      if (due.contains(kind)) {
        lives.change(worker, instance, known -> ProbePlanner.asked(known, kind));
        askings.begin(new Asking(worker, instance, kind, probe, where));
      }
    });
  }

  private boolean joined(Container current) {
    return current.state() instanceof State.Running && links.has(Labels.instance(current));
  }

  private static Duration positive(Duration time) {
    return time.isNegative() ? Duration.ZERO : time;
  }
}
