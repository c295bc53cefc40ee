package io.atoll.controller.manager.status;

import com.google.common.collect.ImmutableList;
import io.atoll.api.application.Route;
import io.atoll.api.state.Owner;
import io.atoll.api.state.Revision;
import io.atoll.api.state.Scale;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.ApplicationStatus.Phase;
import io.atoll.api.state.status.Condition;
import io.atoll.api.state.status.Rollout.State;
import io.atoll.api.store.Entry;
import io.atoll.controller.manager.acceptance.Acceptance;
import io.atoll.controller.manager.rollout.Obstacle;
import io.atoll.controller.manager.world.ApplicationState;
import io.atoll.controller.manager.world.WorkerState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said of an application once its plan is carried out. Pure. */
public final class StatusPlanner {
  private StatusPlanner() {}

  /** For an object that exists and has no past. */
  public static ApplicationStatus plan(
      ApplicationState state,
      Entry document,
      Acceptance acceptance,
      @Nullable Step step,
      @Nullable Scale scale,
      Instant now) {
    int desired = step == null ? 0 : step.desired();
    Standing standing = step == null ? Standing.NOTHING : step.standing();
    Conditions conditions = new Conditions(state.status(), document.createRevision(), now);
    ImmutableList.Builder<Condition> all =
        ImmutableList.<Condition>builder()
            .add(conditions.accepted(acceptance, step))
            .add(conditions.available(standing, desired))
            .add(conditions.progressing(step));
    if (step != null) {
      routed(conditions, state, step.target()).ifPresent(all::add);
    }
    if (scale != null && scale.memory() != null) {
      all.add(conditions.scaled(scale));
    }
    return new ApplicationStatus(
        phase(acceptance, step),
        document.createRevision(),
        step == null ? 0 : step.target().revision(),
        document.modRevision(),
        step == null ? 0 : step.target().source(),
        desired,
        standing.ready(),
        standing.updated(),
        all.build(),
        acceptance.refusal().orElse(null),
        step == null ? null : step.rollout());
  }

  private static Optional<Condition> routed(
      Conditions conditions, ApplicationState state, Revision inForce) {
    List<Route> routes = inForce.application().spec().routes();
    Owner own = new Owner("application", state.name(), state.uid());
    return routes.isEmpty()
        ? Optional.empty()
        : Optional.of(conditions.routed(Routing.of(own, routes, state.routes())));
  }

  /** For a new object that waits until the workers of a deleted one have stopped. */
  public static ApplicationStatus waiting(ApplicationState state, Entry document, Instant now) {
    long uid = document.createRevision();
    Conditions conditions = new Conditions(state.status(), uid, now);
    String message =
        "waits until %d workers of the deleted application of this name have stopped"
            .formatted(state.workersOfThePast().size());
    return new ApplicationStatus(
        Phase.PENDING,
        uid,
        0,
        0,
        0,
        0,
        0,
        0,
        List.of(conditions.of("Progressing", Condition.Status.TRUE, "WaitingForDeletion", message)),
        null,
        null);
  }

  /** For a deleted object whose workers are not gone yet. */
  public static ApplicationStatus deleting(
      ApplicationState state, ApplicationStatus before, Instant now) {
    Conditions conditions = new Conditions(state.status(), before.uid(), now);
    int left = state.workersOfThePast().size();
    return new ApplicationStatus(
        Phase.DELETING,
        before.uid(),
        before.revision(),
        before.seen(),
        before.accepted(),
        0,
        (int) state.workersOfThePast().stream().filter(WorkerState::ready).count(),
        0,
        List.of(
            conditions.of(
                "Progressing",
                Condition.Status.TRUE,
                "Deleting",
                "waits until %d workers have stopped".formatted(left))),
        null,
        before.rollout());
  }

  private static Phase phase(Acceptance acceptance, @Nullable Step step) {
    if (acceptance.refusal().isPresent()) {
      return Phase.REFUSED;
    }
    if (step == null) {
      return Phase.PENDING;
    }
    if (step.is(State.ROLLING_BACK)) {
      return Phase.ROLLING_BACK;
    }
    return step.complete() ? Phase.READY : unfinished(step.standing(), step.is(State.FAILED));
  }

  private static Phase unfinished(Standing standing, boolean failed) {
    Optional<Obstacle> obstacle = standing.obstacle();
    if (failed
        || !standing.failing().isEmpty()
        || standing.lost() > 0
        || standing.unmanaged() > 0) {
      return Phase.DEGRADED;
    }
    return obstacle.isPresent() && standing.live() == 0 ? Phase.PENDING : Phase.PROGRESSING;
  }
}
