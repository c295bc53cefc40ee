package io.atoll.controller.node.assignment;

import io.atoll.api.EngineLabels;
import io.atoll.api.Keys;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.ApplicationStatus.Phase;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Store;
import io.atoll.api.yaml.DocumentException;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.cluster.Membership;
import io.atoll.controller.node.inventory.Containers;
import java.util.Optional;

/**
 * Workers that ran under a cluster which this one adopted, and which nobody here assigns: each runs
 * on until the application of its name is ready without it, or is not wanted here at all. Reads
 * past all caches. Thread-safe.
 */
public final class Inheritance {
  private final Store store;
  private final Containers containers;
  private final Membership membership;

  public Inheritance(Store store, Containers containers, Membership membership) {
    this.store = store;
    this.containers = containers;
    this.membership = membership;
  }

  /**
   * Why the worker, which nobody assigns, must still run; empty if it may end.
   *
   * @throws io.atoll.api.store.StoreException if etcd does not answer
   */
  Optional<String> needed(String worker) {
    return containers.of(worker).stream()
        .filter(it -> !membership.cluster().equals(it.labels().get(EngineLabels.CLUSTER)))
        .map(it -> it.labels().getOrDefault(EngineLabels.APPLICATION, ""))
        .filter(application -> !application.isEmpty() && awaited(application))
        .map(application -> "runs until the new workers of " + application + " are ready")
        .findFirst();
  }

  private boolean awaited(String application) {
    Optional<Entry> document = store.get(Keys.application(application));
    return document.isPresent() && !ready(application, document.get().createRevision());
  }

  private boolean ready(String application, long uid) {
    return store
        .get(Keys.applicationStatus(application))
        .flatMap(Inheritance::status)
        .filter(status -> status.uid() == uid && status.phase() == Phase.READY)
        .isPresent();
  }

  private static Optional<ApplicationStatus> status(Entry entry) {
    try {
      return Optional.of(Documents.read(entry.text(), ApplicationStatus.class));
    } catch (DocumentException rubbish) {
      // The manager writes it anew; until then nothing is known to be ready.
      return Optional.empty();
    }
  }
}
