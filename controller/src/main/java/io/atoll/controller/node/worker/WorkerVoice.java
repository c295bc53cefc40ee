package io.atoll.controller.node.worker;

import io.atoll.api.state.Assignment;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Observation.Phase;
import io.atoll.api.state.Owner;
import io.atoll.api.state.ProbeReport;
import io.atoll.controller.node.assignment.Wish;
import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.inventory.Containers;
import io.atoll.controller.node.inventory.Labels;
import io.atoll.controller.node.life.AssignmentDisk;
import io.atoll.controller.node.life.Life;
import io.atoll.controller.node.life.Lives;
import io.atoll.controller.node.network.HostNetwork;
import io.atoll.controller.node.network.NetworkException;
import io.atoll.controller.node.observation.News;
import io.atoll.controller.node.observation.NodeEvents;
import io.atoll.controller.node.observation.Observations;
import io.atoll.controller.node.observation.Status;
import io.atoll.controller.node.probe.ProbePlanner;
import io.atoll.controller.node.probe.ProbeSpec;
import io.atoll.controller.node.probe.Vitals;
import io.atoll.controller.runtime.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what a worker has come to into its observation, and keeps its time of change. */
public final class WorkerVoice {
  private final Observations observations;
  private final Containers containers;
  private final Lives lives;
  private final AssignmentDisk disk;
  private final HostNetwork network;
  private final NodeEvents events;
  private final Clock clock;

  public WorkerVoice(
      Observations observations,
      Containers containers,
      Lives lives,
      AssignmentDisk disk,
      HostNetwork network,
      NodeEvents events,
      Clock clock) {
    this.observations = observations;
    this.containers = containers;
    this.lives = lives;
    this.disk = disk;
    this.network = network;
    this.events = events;
    this.clock = clock;
  }

  void say(String worker, WorkerSituation seen, WorkerPlan plan) {
    Status status = plan.status();
    if (status == null) {
      return;
    }
    switch (seen.wish()) {
      case Wish.Run run -> say(worker, run, status);
      case Wish.Drain drain -> draining(worker, drain, status);
      case Wish.End end -> ending(worker, end.assignment(), status);
      case Wish.Leave leave -> {}
    }
  }

  private void draining(String worker, Wish.Drain drain, Status status) {
    if (status.phase() == Phase.DRAINING) {
      say(worker, drain.run(), status);
    } else {
      ending(worker, drain.assignment(), status);
    }
  }

  private void ending(String worker, @Nullable Assignment assignment, Status status) {
    if (assignment == null) {
      // Nobody asks any more; the end is told by absence.
      if (status.reason().equals(EndPlanner.KILLED)) {
        events.tell(worker, News.warning(status.reason(), status.message()));
      }
      return;
    }
    Optional<Observation> before = observations.before(worker);
    observations.say(
        observation(
            worker,
            assignment.owner(),
            assignment.revision(),
            before.map(Observation::instance).orElse(""),
            before.map(Observation::address).orElse(null),
            before.map(Observation::containerId).orElse(null),
            lives.of(worker),
            status,
            before.map(Observation::probes).orElse(List.of())));
  }

  void say(String worker, Wish.Run run, Status status) {
    Life life = lives.of(worker);
    Optional<Container> current =
        containers.of(worker).stream()
            .filter(it -> Labels.attempt(it) >= life.attempt())
            .findFirst();
    String instance = current.map(Labels::instance).orElse("");
    observations.say(
        observation(
            worker,
            run.owner(),
            run.revision(),
            instance,
            address(worker, run),
            current.map(Container::id).orElse(null),
            life,
            status,
            probes(worker, instance, run)));
  }

  private Observation observation(
      String worker,
      Owner owner,
      int revision,
      String instance,
      @Nullable String address,
      @Nullable String containerId,
      Life life,
      Status status,
      List<ProbeReport> probes) {
    return new Observation(
            worker,
            owner,
            revision,
            life.attempt(),
            instance,
            status.phase(),
            address,
            containerId,
            status.phase() == Phase.READY,
            life.restarts(),
            since(worker, life.attempt(), status.phase()),
            life.lastExit(),
            status.reason(),
            status.message())
        .with(probes);
  }

  private List<ProbeReport> probes(String worker, String instance, Wish.Run run) {
    Vitals known = lives.vitals(worker, instance);
    return ProbePlanner.fit(known, ProbeSpec.of(run.spec()), clock.uptime()).reports();
  }

  private Instant since(String worker, int attempt, Phase phase) {
    return observations
        .before(worker)
        .filter(it -> it.attempt() == attempt && it.phase() == phase)
        .map(Observation::since)
        .orElseGet(clock::now);
  }

  private @Nullable String address(String worker, Wish.Run run) {
    try {
      return network.address(run.network(), worker).toString();
    } catch (NetworkException e) {
      // The step that needs the address says so.
      return null;
    }
  }

  void forget(String worker) {
    lives.forget(worker);
    disk.forget(worker);
    observations.forget(worker);
  }
}
