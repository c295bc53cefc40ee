package io.atoll.controller.manager.status;

import io.atoll.api.state.Scale;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.ApplicationStatus.SpecError;
import io.atoll.api.state.status.Condition;
import io.atoll.api.state.status.Condition.Status;
import io.atoll.controller.manager.acceptance.Acceptance;
import io.atoll.controller.manager.autoscale.Decision;
import io.atoll.controller.manager.rollout.Obstacle;
import io.atoll.controller.manager.rollout.Trouble;
import io.atoll.controller.manager.world.Stored;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words the conditions; keeps since when each holds. Pure. */
final class Conditions {
  static final String ROUTED = "Routed";
  private static final String SCALED = "ScalingActive";

  private final List<Condition> before;
  private final Instant now;

  Conditions(@Nullable Stored<ApplicationStatus> status, long uid, Instant now) {
    this.before =
        status != null && status.value().uid() == uid ? status.value().conditions() : List.of();
    this.now = now;
  }

  Condition accepted(Acceptance acceptance, @Nullable Step step) {
    boolean left = step != null && step.rollout().rolledBack() != 0;
    String message = left ? "the document is accepted, and was left" : "the document is in force";
    return acceptance
        .refusal()
        .map(error -> of("Accepted", Status.FALSE, "Refused", where(error) + error.message()))
        .orElseGet(() -> of("Accepted", Status.TRUE, "Accepted", message));
  }

  Condition available(Standing standing, int desired) {
    String counts = "%d of %d workers are ready".formatted(standing.ready(), desired);
    if (standing.ready() >= desired) {
      return of("Available", Status.TRUE, "Ready", counts);
    }
    if (!standing.failing().isEmpty()) {
      return of(
          "Available",
          Status.FALSE,
          "WorkersFail",
          counts + "; " + Trouble.of(standing.failing().getFirst()));
    }
    if (standing.lost() > 0) {
      return of("Available", Status.FALSE, "NodesLost", counts + "; " + losses(standing));
    }
    if (standing.unmanaged() > 0) {
      return of("Available", Status.UNKNOWN, "NodesUnmanaged", counts + "; " + unmanaged(standing));
    }
    if (standing.awaited() > 0) {
      return of("Available", Status.UNKNOWN, "NodesAwaited", counts + "; " + awaited(standing));
    }
    Obstacle obstacle = standing.hindrance();
    return obstacle != null
        ? of("Available", Status.FALSE, obstacle.reason(), counts + "; " + obstacle.message())
        : of("Available", Status.FALSE, "TooFewReady", counts);
  }

  Condition progressing(@Nullable Step step) {
    if (step == null) {
      return of("Progressing", Status.FALSE, "Complete", "nothing is left to do");
    }
    String told = step.rollout().message();
    return switch (step.rollout().state()) {
      case FAILED -> of("Progressing", Status.FALSE, "RolloutFailed", told);
      case PAUSED -> of("Progressing", Status.FALSE, "Paused", told);
      case ROLLING_BACK -> of("Progressing", Status.TRUE, "RollingBack", told);
      case ROLLED_BACK ->
          step.complete()
              ? of("Progressing", Status.FALSE, "RolledBack", told)
              : progressing(step.standing(), step.desired());
      case PROGRESSING, COMPLETE -> progressing(step.standing(), step.desired());
    };
  }

  private Condition progressing(Standing standing, int desired) {
    Obstacle obstacle = standing.hindrance();
    if (obstacle != null) {
      return of("Progressing", Status.FALSE, obstacle.reason(), obstacle.message());
    }
    if (standing.complete(desired)) {
      return of("Progressing", Status.FALSE, "Complete", "nothing is left to do");
    }
    if (standing.lost() > 0 && standing.manyLost()) {
      return of("Progressing", Status.FALSE, "ManyNodesLost", losses(standing));
    }
    if (standing.unmanaged() > 0) {
      return of("Progressing", Status.FALSE, "NodesUnmanaged", unmanaged(standing));
    }
    if (standing.live() > standing.updated()) {
      String counts = "%d of %d workers are replaced".formatted(standing.updated(), desired);
      return of("Progressing", Status.TRUE, "Replacing", counts);
    }
    String counts = "waits for %d workers".formatted(Math.max(0, desired - standing.ready()));
    return of("Progressing", Status.TRUE, "Starting", counts);
  }

  /** Without figures, or it would be another every two seconds. */
  Condition scaled(Scale scale) {
    if (scale.advice() != null) {
      return of(SCALED, Status.FALSE, "ByHand", "a count that was set by hand holds");
    }
    return scale.reason().equals(Decision.NO_FIGURES)
        ? of(
            SCALED,
            Status.FALSE,
            Decision.NO_FIGURES,
            "the count is held: no figures of its load are known")
        : of(SCALED, Status.TRUE, "Following", "the count follows the load");
  }

  Condition routed(Routing routing) {
    return of(ROUTED, routing.status(), routing.reason(), routing.message());
  }

  Condition of(String type, Status status, String reason, String message) {
    Instant since =
        before.stream()
            .filter(it -> it.type().equals(type) && it.status() == status)
            .map(Condition::since)
            .findFirst()
            .orElse(now);
    return new Condition(type, status, reason, message, since);
  }

  private static String where(SpecError error) {
    String place = error.line() > 0 ? error.line() + ":" + error.column() + ": " : "";
    return error.path().isEmpty() ? place : place + error.path() + ": ";
  }

  private static String losses(Standing standing) {
    return standing.manyLost()
        ? standing.lost()
            + " workers are on lost nodes; nothing is moved while half of the nodes are lost"
        : standing.lost() + " workers are on lost nodes";
  }

  private static String unmanaged(Standing standing) {
    return standing.unmanaged()
        + " run on nodes whose controller is away, as they were when it went";
  }

  private static String awaited(Standing standing) {
    return "nodes that have just come back have not looked at " + standing.awaited() + " yet";
  }
}
