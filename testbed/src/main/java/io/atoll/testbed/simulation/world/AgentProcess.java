package io.atoll.testbed.simulation.world;

import io.atoll.api.Keys;
import io.atoll.api.state.AgentPresence;
import io.atoll.api.store.memory.MemoryStore;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.leader.LeaseKeeper;
import java.time.Duration;

/** A host's agent as far as the control plane sees it: a lease that is kept. */
final class AgentProcess {
  private static final Duration TTL = Duration.ofSeconds(5);

  private final MemoryStore client;
  private final LeaseKeeper lease;

  AgentProcess(String node, String instance, MemoryStore client, Clock clock) {
    this.client = client;
    this.lease = new LeaseKeeper("agent " + node, client, clock, TTL);
    lease.publish(
        Keys.agent(node),
        Documents.write(new AgentPresence(node, instance, "0.1.0", clock.now(), null, null, null)));
  }

  LeaseKeeper part() {
    return lease;
  }

  MemoryStore client() {
    return client;
  }

  /** As kill -9: its lease runs out by itself. */
  void kill() {
    client.close();
  }
}
