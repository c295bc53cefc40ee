package io.atoll.controller.manager.status;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Multimaps;
import io.atoll.api.state.Revision;
import io.atoll.api.state.Scale;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.Condition;
import io.atoll.api.state.status.Condition.Status;
import io.atoll.api.state.status.Rollout;
import io.atoll.api.state.status.Rollout.State;
import io.atoll.controller.manager.acceptance.Acceptance;
import io.atoll.controller.manager.acceptance.Acceptance.Accepted;
import io.atoll.controller.manager.worker.WorkerAction.Create;
import io.atoll.controller.manager.worker.WorkerAction.Drain;
import io.atoll.controller.manager.worker.WorkerAction.Stop;
import io.atoll.controller.manager.worker.WorkerPlan;
import io.atoll.controller.manager.world.ApplicationState;
import io.atoll.controller.manager.world.WorkerState;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of a plan is worth telling; only what changes, so that a repeated plan is silent. Pure. */
public final class NotePlanner {
  private static final int NAMED = 5;

  private NotePlanner() {}

  public static List<Note> plan(
      ApplicationState state, Acceptance acceptance, @Nullable Scale scale) {
    ImmutableList.Builder<Note> notes = ImmutableList.builder();
    if (acceptance instanceof Accepted(Revision revision)) {
      notes.add(Note.normal("Accepted", "revision %d is accepted".formatted(revision.revision())));
    }
    Scale before = state.scale() == null ? null : state.scale().value();
    if (scale != null && before != null && before.count() != scale.count()) {
      notes.add(
          Note.normal(
              "Scaled",
              "from %d to %d workers, by %s"
                  .formatted(before.count(), scale.count(), scale.reason())));
    }
    return notes.build();
  }

  /** Who comes and goes, and what became of the rollout. */
  public static List<Note> step(@Nullable Rollout before, Step step) {
    return ImmutableList.<Note>builder()
        .addAll(turn(before, step.rollout()))
        .addAll(workers(step.plan()))
        .build();
  }

  /** It is news only if it was at once. */
  private static Note rolledBack(@Nullable Rollout before, Rollout now) {
    return before != null && before.state() == State.ROLLING_BACK
        ? Note.normal("RolledBack", "revision %d is complete again".formatted(now.revision()))
        : Note.warning("RolledBack", now.message());
  }

  private static List<Note> turn(@Nullable Rollout before, Rollout now) {
    boolean told =
        before != null && before.state() == now.state() && before.revision() == now.revision();
    if (told) {
      return List.of();
    }
    return switch (now.state()) {
      case PROGRESSING -> List.of();
      case PAUSED -> List.of(Note.normal("RolloutPaused", now.message()));
      case COMPLETE -> List.of(Note.normal("RolloutComplete", now.message()));
      case FAILED -> List.of(Note.warning("RolloutFailed", now.message()));
      case ROLLING_BACK -> List.of(Note.warning("RollingBack", now.message()));
      case ROLLED_BACK -> List.of(rolledBack(before, now));
    };
  }

  public static List<Note> workers(WorkerPlan plan) {
    ImmutableList.Builder<Note> notes = ImmutableList.builder();
    if (!plan.creates().isEmpty()) {
      List<String> places =
          plan.creates().stream().map((Create it) -> it.worker() + " on " + it.node()).toList();
      notes.add(Note.normal("Placed", "places " + some(places)));
    }
    Multimaps.index(plan.drains(), Drain::reason)
        .asMap()
        .forEach((reason, some) -> notes.add(leaving(reason, "drains ", some, Drain::worker)));
    Multimaps.index(plan.stops(), Stop::reason)
        .asMap()
        .forEach((reason, some) -> notes.add(leaving(reason, "stops ", some, Stop::worker)));
    return notes.build();
  }

  private static <T> Note leaving(
      String reason, String verb, Collection<T> actions, Function<T, WorkerState> worker) {
    return Note.normal(
        reason, verb + some(actions.stream().map(worker).map(WorkerState::name).toList()));
  }

  /** A condition that became worse, or is bad for another reason than before; a route regained. */
  public static List<Note> turns(@Nullable ApplicationStatus before, ApplicationStatus now) {
    Stream<Note> bad =
        now.conditions().stream()
            .filter(NotePlanner::bad)
            .filter(it -> before == null || !told(before, it.type(), it.reason()))
            .map(it -> Note.warning(it.reason(), it.message()))
            .distinct();
    return Stream.concat(bad, before == null ? Stream.of() : regained(before, now)).toList();
  }

  private static Stream<Note> regained(ApplicationStatus before, ApplicationStatus now) {
    return before.conditions().stream().anyMatch(NotePlanner::waitsForRoutes)
        ? now.conditions().stream()
            .filter(it -> it.type().equals(Conditions.ROUTED) && it.status() == Status.TRUE)
            .map(it -> Note.normal(it.reason(), it.message()))
        : Stream.of();
  }

  /** A controller that is started again is no news. */
  private static boolean waitsForRoutes(Condition condition) {
    return condition.type().equals(Conditions.ROUTED)
        && condition.status() != Status.TRUE
        && !condition.reason().equals(Routing.NO_PROXY);
  }

  private static boolean unrouted(Condition condition) {
    return condition.type().equals(Conditions.ROUTED) && condition.status() == Status.FALSE;
  }

  private static boolean bad(Condition condition) {
    return unrouted(condition) || failing(condition);
  }

  private static boolean failing(Condition condition) {
    return switch (condition.reason()) {
      case "Refused",
          "WorkersFail",
          "NodesLost",
          "NotPlaced",
          "NetworkMissing",
          "ManyNodesLost",
          "WaitsFor",
          "DependencyCycle" ->
          true;
      default -> false;
    };
  }

  private static boolean told(ApplicationStatus before, String type, String reason) {
    return before.conditions().stream()
        .anyMatch(it -> it.type().equals(type) && it.reason().equals(reason));
  }

  private static String some(List<String> names) {
    String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
    return names.size() <= NAMED ? first : first + " and %d more".formatted(names.size() - NAMED);
  }
}
