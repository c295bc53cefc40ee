package io.atoll.controller.manager;

import io.atoll.api.Keys;
import io.atoll.api.state.Cluster;
import io.atoll.api.state.EventRecord.Severity;
import io.atoll.api.state.EventRecord.Subject;
import io.atoll.api.store.Compare;
import io.atoll.api.store.Op;
import io.atoll.api.store.Store;
import io.atoll.api.store.Txn;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.cluster.ClusterGuard;
import io.atoll.controller.cluster.ClusterVerdict;
import io.atoll.controller.events.EventRecorder;
import io.atoll.controller.manager.cache.Caches;
import io.atoll.controller.manager.worker.NameSource;
import io.atoll.controller.runtime.Outcome;
import io.atoll.controller.runtime.Reconciler;
import io.atoll.controller.runtime.cache.Informer;
import io.atoll.controller.runtime.cache.Relisting;
import io.atoll.controller.runtime.leader.FencedStore;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks every second that etcd still holds this host's cluster, makes the cluster where there
 * never was one, and lets no reconciler work otherwise. Unverified at the start of each term.
 */
final class ClusterKeeper {
  static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(ClusterKeeper.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private static final Subject CLUSTER = new Subject("cluster", "atoll");

  private final Store store;
  private final FencedStore fenced;
  private final ClusterGuard guard;
  private final EventRecorder events;
  private final Caches caches;
  private final NameSource names;
  private final Relisting heard;
  private volatile ClusterVerdict verdict = new ClusterVerdict.Vacant();

  ClusterKeeper(
      Store store,
      FencedStore fenced,
      ClusterGuard guard,
      EventRecorder events,
      Caches caches,
      NameSource names) {
    this.store = store;
    this.fenced = fenced;
    this.guard = guard;
    this.events = events;
    this.caches = caches;
    this.names = names;
    this.heard = new Relisting(caches.all());
  }

  void check() {
    caches.all().stream().mapToLong(Informer::revision).max().ifPresent(guard::saw);
    ClusterVerdict now = guard.check(store);
    if (now instanceof ClusterVerdict.Vacant) {
      create();
      now = guard.check(store);
    }
    if (!now.equals(verdict)) {
      tell(now);
      listAnew();
    }
    verdict = now;
  }

  /** A term begins with new caches; whatever is found later may be another etcd than they show. */
  private void listAnew() {
    if (!(verdict instanceof ClusterVerdict.Vacant)) {
      heard.begin();
    }
  }

  /** Whether etcd holds this host's cluster and everything is known that it says. */
  boolean isMember() {
    return verdict instanceof ClusterVerdict.Member && heard.done();
  }

  /** The same reconciler, which waits as long as this is not our cluster. */
  Reconciler guarded(Reconciler reconciler) {
    return key -> isMember() ? reconciler.reconcile(key) : Outcome.again(LOOK_AGAIN);
  }

  private void create() {
    String id = names.next() + names.next() + names.next() + names.next();
    String text = Documents.write(new Cluster(id, 1, List.of(), ManagerRole.LEAST_VERSION));
    fenced.commit(Txn.of(Op.put(Keys.CLUSTER, text)).onlyIf(Compare.absent(Keys.CLUSTER)));
  }

  private void tell(ClusterVerdict now) {
    switch (now) {
      case ClusterVerdict.Member(Cluster cluster) ->
          LOG.info("event=clusterJoined id={} epoch={}", cluster.id(), cluster.epoch());
      case ClusterVerdict.Hold(String reason) -> {
        LOG.warn("event=clusterHeld reason=\"{}\"", reason);
        events.record(CLUSTER, Severity.WARNING, "Held", reason);
      }
      case ClusterVerdict.Vacant() -> LOG.info("event=clusterVacant");
    }
  }
}
