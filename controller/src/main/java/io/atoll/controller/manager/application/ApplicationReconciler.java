package io.atoll.controller.manager.application;

import io.atoll.api.state.EventRecord.Severity;
import io.atoll.api.state.EventRecord.Subject;
import io.atoll.controller.events.EventRecorder;
import io.atoll.controller.manager.cache.ApplicationReader;
import io.atoll.controller.manager.cache.ClusterReader;
import io.atoll.controller.manager.world.ApplicationState;
import io.atoll.controller.manager.world.Change;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Outcome;
import io.atoll.controller.runtime.Reconciler;
import io.atoll.controller.runtime.leader.FencedStore;
import io.atoll.controller.runtime.leader.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads, plans, writes: one application at a time, because placements share the room on nodes. */
public final class ApplicationReconciler implements Reconciler {
  private final ApplicationReader applications;
  private final ClusterReader cluster;
  private final ApplicationPlanner planner;
  private final FencedStore store;
  private final EventRecorder events;
  private final Clock clock;
  private final ScaleRecord scales = new ScaleRecord();

  public ApplicationReconciler(
      ApplicationReader applications,
      ClusterReader cluster,
      ApplicationPlanner planner,
      FencedStore store,
      EventRecorder events,
      Clock clock) {
    this.applications = applications;
    this.cluster = cluster;
    this.planner = planner;
    this.store = store;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Outcome reconcile(String name) {
    Subject subject = new Subject("application", name);
    Optional<String> unreadable = applications.unreadable(name);
    if (unreadable.isPresent()) {
      events.record(subject, Severity.WARNING, "Unreadable", unreadable.get());
      return Outcome.failed("Unreadable", unreadable.get());
    }
    Instant now = clock.now();
    ApplicationState state = scales.recall(applications.read(name));
    ApplicationPlan plan = planner.plan(state, cluster.read(now), now);
    if (store.write(Change.writes(plan.changes())) instanceof Written.Conflict(int count)) {
      String place = plan.changes().get(count).key();
      return Outcome.failed("Conflict", "somebody else wrote at or after " + place);
    }
    scales.keep(state, plan.scale());
    plan.notes().forEach(it -> events.record(subject, it.severity(), it.reason(), it.message()));
    Duration again = plan.again();
    return again == null ? Outcome.DONE : Outcome.again(again);
  }
}
