package io.atoll.testbed.simulation.world;

import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.engine.Container.State;
import io.atoll.controller.node.network.Attachment;
import io.atoll.controller.node.readiness.PortProbe;
import io.atoll.controller.runtime.Clock;
import java.time.Duration;
import java.time.Instant;

/** Which workers' ports accept: those that run, are joined, and had time enough to begin. */
final class Ports {
  private static final int SLOWEST_MILLIS = 3000;

  private final Clock clock;

  Ports(Clock clock) {
    this.clock = clock;
  }

  PortProbe of(Host host) {
    return (address, port) ->
        host.network().attachments().values().stream()
            .filter(it -> it.address().equals(address))
            .anyMatch(it -> accepts(host, it));
  }

  private boolean accepts(Host host, Attachment attachment) {
    return host.running().stream()
        .filter(it -> attachment.instance().equals(it.labels().get("atoll.instance")))
        .anyMatch(it -> !clock.now().isBefore(begins(it)));
  }

  /** As slow as its name says, so that a replay is as slow. */
  private static Instant begins(Container container) {
    long slow = Math.floorMod(container.name().hashCode() * 31L, SLOWEST_MILLIS);
    return container.state() instanceof State.Running(int pid, Instant startedAt)
        ? startedAt.plus(Duration.ofMillis(slow))
        : Instant.MAX;
  }
}
