package io.atoll.controller.manager.node;

import io.atoll.api.Keys;
import io.atoll.api.state.EventRecord.Severity;
import io.atoll.api.state.EventRecord.Subject;
import io.atoll.api.state.status.NodeStatus;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.events.EventRecorder;
import io.atoll.controller.manager.cache.Caches;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Outcome;
import io.atoll.controller.runtime.Reconciler;
import io.atoll.controller.runtime.cache.Cache.Item;
import io.atoll.controller.runtime.leader.FencedStore;
import io.atoll.controller.runtime.leader.Write;
import io.atoll.controller.runtime.leader.Written;
import java.util.List;
import java.util.Optional;

/** Writes what is to be said of a node. */
public final class NodeReconciler implements Reconciler {
  private final Caches caches;
  private final FencedStore store;
  private final EventRecorder events;
  private final Clock clock;

  public NodeReconciler(Caches caches, FencedStore store, EventRecorder events, Clock clock) {
    this.caches = caches;
    this.store = store;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Outcome reconcile(String name) {
    Optional<Item<NodeStatus>> stored = caches.nodeStatus().get(Keys.nodeStatus(name));
    NodeStatus before = stored.flatMap(Item::decoded).orElse(null);
    Optional<NodeStatus> status =
        NodeStatusPlanner.plan(
            caches.presences().get(Keys.presence(name)).flatMap(Item::decoded).orElse(null),
            caches.agents().get(Keys.agent(name)).isPresent(),
            before,
            clock.now());
    if (status.isEmpty() || status.get().equals(before)) {
      return Outcome.DONE;
    }
    Write write =
        stored
            .map(it -> Write.update(it.entry(), Documents.update(it.entry().text(), status.get())))
            .orElseGet(() -> Write.create(Keys.nodeStatus(name), Documents.write(status.get())));
    if (store.write(List.of(write)) instanceof Written.Conflict) {
      return Outcome.failed("Conflict", "somebody else wrote " + Keys.nodeStatus(name));
    }
    if (before == null || before.phase() != status.get().phase()) {
      tell(name, status.get());
    }
    return Outcome.DONE;
  }

  private void tell(String name, NodeStatus status) {
    Severity severity =
        status.phase() == NodeStatus.Phase.READY ? Severity.NORMAL : Severity.WARNING;
    status
        .conditions()
        .forEach(
            it -> events.record(new Subject("node", name), severity, it.reason(), it.message()));
  }
}
