package io.atoll.controller.manager.worker;

import com.google.common.collect.ImmutableList;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Assignment.Want;
import io.atoll.api.state.Observation;
import io.atoll.controller.manager.worker.WorkerAction.Drain;
import io.atoll.controller.manager.worker.WorkerAction.Stop;
import io.atoll.controller.manager.world.ApplicationState;
import io.atoll.controller.manager.world.Proxies;
import io.atoll.controller.manager.world.WorkerState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The order in which a worker leaves: out of the proxies and the names, then idle, then stopped.
 * Pure.
 */
public final class LeavingPlanner {
  /** Clients that have resolved a name get this long to come with what they have. */
  private static final Duration LEAST = Duration.ofSeconds(2);

  /** Where no revision says how long requests may take. */
  public static final Duration USUAL = Duration.ofSeconds(30);

  private LeavingPlanner() {}

  /** The same plan, in which nobody is stopped who may still serve, and those who are done are. */
  public static WorkerPlan inOrder(
      WorkerPlan plan,
      ApplicationState state,
      List<WorkerState> leaving,
      Proxies proxies,
      Instant now) {
    ImmutableList.Builder<WorkerAction> actions = ImmutableList.builder();
    plan.actions().stream().map(it -> gently(it, state, now)).forEach(actions::add);
    Duration again = plan.again();
    for (WorkerState worker : draining(leaving)) {
      Optional<String> over = over(worker, proxies, now);
      if (over.isPresent()) {
        actions.add(new Stop(worker, over.get()));
      } else {
        again = WorkerPlan.sooner(again, left(worker, proxies, now));
      }
    }
    return plan.with(actions.build(), again);
  }

  private static WorkerAction gently(WorkerAction action, ApplicationState state, Instant now) {
    if (!(action instanceof Stop(WorkerState worker, String reason)) || !serves(worker)) {
      return action;
    }
    Duration drain = drain(worker, state);
    return drain.isZero() ? action : new Drain(worker, reason, now, now.plus(drain));
  }

  private static boolean serves(WorkerState worker) {
    return worker.wanted() && !worker.lost() && mayHaveRequests(worker);
  }

  /** One that was never ready, or has ended, has none. */
  private static boolean mayHaveRequests(WorkerState worker) {
    Observation seen = worker.observed();
    return seen != null
        && switch (seen.phase()) {
          case READY, UNREADY, DRAINING -> true;
          case ASSIGNED, PULLING, STARTING, RUNNING, STOPPED, FAILED -> false;
        };
  }

  private static Duration drain(WorkerState worker, ApplicationState state) {
    return state.revisionOf(worker).map(it -> it.application().spec().stop().drain()).orElse(USUAL);
  }

  private static List<WorkerState> draining(List<WorkerState> leaving) {
    return leaving.stream()
        .filter(it -> it.assignment().value().want() == Want.DRAIN && !it.stopped())
        .toList();
  }

  /** Why it need not wait any longer. */
  private static Optional<String> over(WorkerState worker, Proxies proxies, Instant now) {
    Assignment assignment = worker.assignment().value();
    Instant limit = assignment.drainLimit();
    if (worker.lost()) {
      return Optional.of("NodeLost");
    }
    if (!mayHaveRequests(worker)) {
      return Optional.of("Drained");
    }
    if (limit == null || !now.isBefore(limit)) {
      return Optional.of("DrainTimeout");
    }
    return !now.isBefore(earliest(assignment)) && proxies.doneWith(worker.name())
        ? Optional.of("Drained")
        : Optional.empty();
  }

  /** Until time alone lets it go; what proxies report is looked at when it comes. */
  private static Duration left(WorkerState worker, Proxies proxies, Instant now) {
    Assignment assignment = worker.assignment().value();
    Instant limit = Objects.requireNonNull(assignment.drainLimit());
    Instant earliest = earliest(assignment);
    return Duration.between(
        now, proxies.doneWith(worker.name()) && earliest.isBefore(limit) ? earliest : limit);
  }

  private static Instant earliest(Assignment assignment) {
    Instant since = assignment.drainSince();
    return since == null ? Instant.MIN : since.plus(LEAST);
  }
}
