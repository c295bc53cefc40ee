package io.atoll.controller.manager.blob;

import io.atoll.api.Keys;
import io.atoll.api.state.EventRecord.Severity;
import io.atoll.api.state.EventRecord.Subject;
import io.atoll.api.store.Compare;
import io.atoll.api.store.Op;
import io.atoll.api.store.Store;
import io.atoll.api.store.Txn;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.events.EventRecorder;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Outcome;
import io.atoll.controller.runtime.Reconciler;
import io.atoll.controller.runtime.leader.FencedStore;
import java.time.Duration;

/** Looks at all contents now and then. Its one key is {@link #ALL}. */
public final class BlobReconciler implements Reconciler {
  public static final String ALL = "all";

  /** References are read from the store, not from caches, which is worth it only so often. */
  private static final Duration PERIOD = Duration.ofMinutes(5);

  private static final Subject CLUSTER = new Subject("cluster", "atoll");

  private final BlobStates states;
  private final FencedStore fenced;
  private final EventRecorder events;
  private final Clock clock;

  public BlobReconciler(Store store, FencedStore fenced, EventRecorder events, Clock clock) {
    this.states = new BlobStates(store);
    this.fenced = fenced;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Outcome reconcile(String all) {
    BlobPlanner.plan(states.read(), clock.now()).forEach(this::act);
    return Outcome.again(PERIOD);
  }

  private void act(BlobAction action) {
    String status = Keys.blobStatus(action.hash().hex());
    switch (action) {
      case BlobAction.Remember remember -> {
        var _ = fenced.commit(Txn.of(Op.put(status, Documents.write(remember.status()))));
      }
      case BlobAction.Forget forget -> {
        var _ = fenced.commit(Txn.of(Op.delete(status)));
      }
      case BlobAction.Delete delete -> delete(delete, status);
    }
  }

  /** One that is sent again at this moment stays; the next look finds it anew. */
  private void delete(BlobAction.Delete delete, String status) {
    String hex = delete.hash().hex();
    Txn txn =
        Txn.of(new Op.DeletePrefix(Keys.blob(hex)), Op.delete(status))
            .onlyIf(
                new Compare.ModRevision(Keys.blobChunk(hex, 0), delete.revision()),
                new Compare.ModRevision(status, delete.statusRevision()));
    if (fenced.commit(txn).succeeded()) {
      events.record(
          CLUSTER,
          Severity.NORMAL,
          "ContentDeleted",
          "nothing referred to " + delete.hash() + " for an hour");
    }
  }
}
