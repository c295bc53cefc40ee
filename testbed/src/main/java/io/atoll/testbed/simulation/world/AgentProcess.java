package io.atoll.testbed.simulation.world;

import io.atoll.api.Keys;
import io.atoll.api.state.AgentPresence;
import io.atoll.api.store.memory.MemoryStore;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Steppable;
import io.atoll.controller.runtime.leader.LeaseKeeper;
import java.time.Duration;
import java.util.List;

/** A host's agent as far as the control plane sees it: a lease that is kept, and what it tells. */
final class AgentProcess {
  private static final Duration TTL = Duration.ofSeconds(5);

  private final MemoryStore client;
  private final LeaseKeeper lease;
  private final AgentFigures figures;

  AgentProcess(Host host, String instance, MemoryStore client, Demand demand, Clock clock) {
    String node = host.name();
    this.client = client;
    this.lease = new LeaseKeeper("agent " + node, client, clock, TTL);
    lease.publish(
        Keys.agent(node),
        Documents.write(new AgentPresence(node, instance, "0.1.0", clock.now(), null, null, null)));
    figures = new AgentFigures(host, demand, lease, clock);
  }

  List<Steppable> parts() {
    return List.of(lease, figures);
  }

  void lie(Lie lie) {
    figures.lie(lie);
  }

  MemoryStore client() {
    return client;
  }

  /** As kill -9: its lease runs out by itself. */
  void kill() {
    client.close();
  }
}
