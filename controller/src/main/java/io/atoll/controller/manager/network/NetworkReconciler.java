package io.atoll.controller.manager.network;

import io.atoll.api.Keys;
import io.atoll.api.state.EventRecord.Severity;
import io.atoll.api.state.EventRecord.Subject;
import io.atoll.api.state.status.NetworkStatus;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.events.EventRecorder;
import io.atoll.controller.manager.cache.Caches;
import io.atoll.controller.runtime.Outcome;
import io.atoll.controller.runtime.Reconciler;
import io.atoll.controller.runtime.cache.Cache.Item;
import io.atoll.controller.runtime.leader.FencedStore;
import io.atoll.controller.runtime.leader.Write;
import io.atoll.controller.runtime.leader.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the id and the status of a network: the id before what refers to it. */
public final class NetworkReconciler implements Reconciler {
  private final Caches caches;
  private final NetworkReader reader;
  private final FencedStore store;
  private final EventRecorder events;

  public NetworkReconciler(Caches caches, FencedStore store, EventRecorder events) {
    this.caches = caches;
    this.reader = new NetworkReader(caches);
    this.store = store;
    this.events = events;
  }

  @Override
  public Outcome reconcile(String name) {
    NetworkState state = reader.read(name);
    List<Write> writes =
        switch (NetworkPlanner.plan(state)) {
          case NetworkPlan.Keep(NetworkStatus status) -> keep(state, status);
          case NetworkPlan.Remove() -> remove(state);
        };
    if (store.write(writes) instanceof Written.Conflict) {
      return Outcome.failed("Conflict", "somebody else wrote of the network " + name);
    }
    return Outcome.DONE;
  }

  private List<Write> keep(NetworkState state, NetworkStatus status) {
    List<Write> writes = new ArrayList<>();
    if (status.vni() != 0 && !state.vnis().containsKey(status.vni())) {
      writes.add(Write.create(Keys.vni(status.vni()), state.name()));
    }
    if (!status.equals(state.status())) {
      writes.add(
          caches
              .networkStatus()
              .get(Keys.networkStatus(state.name()))
              .map(it -> Write.update(it.entry(), Documents.update(it.entry().text(), status)))
              .orElseGet(
                  () -> Write.create(Keys.networkStatus(state.name()), Documents.write(status))));
      tell(state, status);
    }
    return writes;
  }

  private List<Write> remove(NetworkState state) {
    List<Write> writes = new ArrayList<>();
    caches
        .networkStatus()
        .get(Keys.networkStatus(state.name()))
        .ifPresent(it -> writes.add(Write.delete(it.entry())));
    state.vnis().entrySet().stream()
        .filter(taken -> taken.getValue().equals(state.name()))
        .map(taken -> caches.vnis().get(Keys.vni(taken.getKey())))
        .flatMap(Optional::stream)
        .map(Item::entry)
        .forEach(entry -> writes.add(Write.delete(entry)));
    return writes;
  }

  private void tell(NetworkState state, NetworkStatus status) {
    Subject subject = new Subject("network", state.name());
    if (status.error() != null) {
      events.record(subject, Severity.WARNING, "Refused", status.error().message());
    } else {
      String message = "%s with id %d".formatted(status.range(), status.vni());
      events.record(subject, Severity.NORMAL, "Accepted", message);
    }
  }
}
