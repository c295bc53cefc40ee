package io.atoll.controller.manager.route;

import io.atoll.controller.manager.world.Change;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Outcome;
import io.atoll.controller.runtime.Reconciler;
import io.atoll.controller.runtime.leader.FencedStore;
import io.atoll.controller.runtime.leader.Written;
import java.util.List;

/** Reads, plans, writes the claims of one application's routes. Keyed by application. */
public final class RouteReconciler implements Reconciler {
  private final RouteReader reader;
  private final FencedStore store;
  private final Clock clock;

  public RouteReconciler(RouteReader reader, FencedStore store, Clock clock) {
    this.reader = reader;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Outcome reconcile(String application) {
    List<Change> changes = RoutePlanner.plan(application, reader.read(application), clock.now());
    return store.write(Change.writes(changes)) instanceof Written.Conflict(int count)
        ? Outcome.failed("Conflict", "somebody else wrote at or after " + changes.get(count).key())
        : Outcome.DONE;
  }
}
