package io.atoll.testbed.simulation.world;

import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.engine.Container.State;
import io.atoll.controller.node.network.Attachment;
import io.atoll.controller.node.probe.ProbeResult;
import io.atoll.controller.node.probe.ProbeTarget;
import io.atoll.controller.node.probe.Prober;
import io.atoll.controller.runtime.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How workers truly are, and so what they answer: those that run, are joined, had time enough to
 * begin, and do not suffer from just what they are asked for.
 */
public final class Ailments {
  private static final int SLOWEST_MILLIS = 3000;

  private record Ailment(String container, String what) {}

  private final Clock clock;
  private final Symptoms symptoms = new Symptoms();
  private final Map<Ailment, Instant> until = new HashMap<>();

  Ailments(Clock clock) {
    this.clock = clock;
  }

  /** From now on it answers this in the wrong way, for a while. */
  public void strike(Container container, String what, Duration time) {
    until.put(new Ailment(container.id(), what), clock.now().plus(time));
  }

  public void cure() {
    until.clear();
  }

  /** What was answered so far. */
  public Symptoms symptoms() {
    return symptoms;
  }

  Prober prober(ControllerProcess process) {
    return (asked, target, timeout) -> {
      Optional<Container> found = found(process.host(), asked);
      String what = what(target);
      boolean well = found.isPresent() && !suffers(found.get(), what) && begun(found.get());
      found.ifPresent(
          it -> symptoms.answered(process.identity(), it.id(), what, well, clock.now()));
      return well ? new ProbeResult.Passed() : new ProbeResult.Failed(what + " fails");
    };
  }

  private static String what(ProbeTarget target) {
    return switch (target) {
      case ProbeTarget.Http http -> http.path();
      case ProbeTarget.Ports ports -> "ports";
      case ProbeTarget.Exec exec -> exec.command().getFirst();
    };
  }

  private static Optional<Container> found(Host host, Prober.Asked asked) {
    return host.network().attachments().values().stream()
        .filter(it -> it.address().equals(asked.address()))
        .flatMap(it -> running(host, it).stream())
        .findFirst();
  }

  private static Optional<Container> running(Host host, Attachment attachment) {
    return host.running().stream()
        .filter(it -> attachment.instance().equals(it.labels().get("atoll.instance")))
        .findFirst();
  }

  private boolean suffers(Container container, String what) {
    Instant end = until.get(new Ailment(container.id(), what));
    return end != null && clock.now().isBefore(end);
  }

  /** As slow as its name says, so that a replay is as slow. */
  private boolean begun(Container container) {
    long slow = Math.floorMod(container.name().hashCode() * 31L, SLOWEST_MILLIS);
    return container.state() instanceof State.Running(int pid, Instant startedAt)
        && !clock.now().isBefore(startedAt.plus(Duration.ofMillis(slow)));
  }
}
