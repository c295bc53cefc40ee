package io.atoll.testbed.simulation.world;

import io.atoll.api.Keys;
import io.atoll.api.state.NodeStats;
import io.atoll.api.state.NodeStats.Proxied;
import io.atoll.api.state.NodeStats.Traffic;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Signal;
import io.atoll.controller.runtime.Steppable;
import io.atoll.controller.runtime.leader.LeaseKeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What an agent tells of its proxy, every two seconds, if it is not out of its mind. */
final class AgentFigures implements Steppable {
  private static final Duration PERIOD = Duration.ofSeconds(2);
  private static final double ENDLESS = 1e18;

  private final Host host;
  private final Demand demand;
  private final LeaseKeeper lease;
  private final Clock clock;
  private final Signal signal = new Signal();
  private Duration due;
  private Lie lie = Lie.NONE;

  AgentFigures(Host host, Demand demand, LeaseKeeper lease, Clock clock) {
    this.host = host;
    this.demand = demand;
    this.lease = lease;
    this.clock = clock;
    this.due = clock.uptime().plus(PERIOD);
  }

  void lie(Lie other) {
    lie = other;
  }

  @Override
  public String name() {
    return "figures of " + host.name();
  }

  @Override
  public boolean step() {
    if (clock.uptime().compareTo(due) < 0) {
      return false;
    }
    due = clock.uptime().plus(PERIOD);
    if (lie != Lie.SILENCE) {
      lease.publish(Keys.stats(host.name()), Documents.write(stats()));
    }
    return true;
  }

  private NodeStats stats() {
    Instant at = lie == Lie.LATE ? clock.now().minus(Duration.ofHours(1)) : clock.now();
    return new NodeStats(
        at,
        Cpu.ZERO,
        DataSize.ZERO,
        List.of(),
        Map.of(),
        0,
        host.proxy().running() ? proxied() : null);
  }

  private Proxied proxied() {
    Map<String, Traffic> all = new TreeMap<>();
    demand.at(host).forEach((application, rate) -> all.put(application, traffic(told(rate))));
    return new Proxied(PERIOD, all, Map.of());
  }

  private double told(double rate) {
    return switch (lie) {
      case NONE, SILENCE, LATE -> rate;
      case LESS_THAN_NOTHING -> -rate - 1;
      case NOT_A_NUMBER -> Double.NaN;
      case ENDLESS -> ENDLESS;
    };
  }

  private static Traffic traffic(double rate) {
    return new Traffic(rate, rate, 0, null, null);
  }

  @Override
  public Optional<Duration> nextWake() {
    return Optional.of(due);
  }

  @Override
  public Signal signal() {
    return signal;
  }
}
