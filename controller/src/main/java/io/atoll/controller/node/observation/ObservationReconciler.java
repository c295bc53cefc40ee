package io.atoll.controller.node.observation;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Observation;
import io.atoll.api.store.Op;
import io.atoll.api.store.Store;
import io.atoll.api.store.Txn;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.cluster.Membership;
import io.atoll.controller.node.inventory.Containers;
import io.atoll.controller.runtime.Outcome;
import io.atoll.controller.runtime.Reconciler;
import io.atoll.controller.runtime.cache.Cache;
import java.util.Optional;

/** Makes {@code observed/<node>/<worker>} what this node has to say. Keyed by worker. */
public final class ObservationReconciler implements Reconciler {
  private final String node;
  private final String instance;
  private final Store store;
  private final Cache<String> written;
  private final Cache<Assignment> assignments;
  private final Observations observations;
  private final Containers containers;
  private final Membership membership;

  /**
   * @param instance this run of the controller's, as its presence says it
   */
  public ObservationReconciler(
      String node,
      String instance,
      Store store,
      Cache<String> written,
      Cache<Assignment> assignments,
      Observations observations,
      Containers containers,
      Membership membership) {
    this.node = node;
    this.instance = instance;
    this.store = store;
    this.written = written;
    this.assignments = assignments;
    this.observations = observations;
    this.containers = containers;
    this.membership = membership;
  }

  @Override
  public Outcome reconcile(String worker) {
    if (membership.held().isPresent()) {
      return Outcome.DONE;
    }
    String key = Keys.observed(node, worker);
    Optional<String> there = written.get(key).map(it -> it.entry().text());
    Optional<Observation> latest = observations.get(worker);
    if (latest.isPresent()) {
      String text = Documents.update(there.orElse(""), latest.get().by(instance));
      if (!there.equals(Optional.of(text))) {
        store.commit(Txn.of(Op.put(key, text)));
      }
    } else if (there.isPresent() && nothingLeft(worker) && membership.confirm()) {
      store.commit(Txn.of(Op.delete(key)));
    }
    return Outcome.DONE;
  }

  private boolean nothingLeft(String worker) {
    return assignments.get(Keys.worker(node, worker)).isEmpty()
        && containers.complete()
        && containers.of(worker).isEmpty();
  }
}
