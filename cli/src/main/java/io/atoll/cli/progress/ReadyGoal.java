package io.atoll.cli.progress;

import io.atoll.api.Keys;
import io.atoll.api.state.Controls;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.ApplicationStatus.Phase;
import io.atoll.api.state.status.ApplicationStatus.SpecError;
import io.atoll.api.state.status.Condition;
import io.atoll.api.state.status.Rollout;
import io.atoll.cli.control.HandCount;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.output.Text;
import io.atoll.cli.rollout.RolloutWords;
import io.atoll.cli.view.Applications;
import io.atoll.cli.view.Snapshot;
import io.atoll.cli.view.Worker;
import io.atoll.cli.view.Workers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The application runs as its document of a certain revision, or a later one, asks: a manager that
 * runs says so, and controllers that run say so of enough workers. A status alone may be as old as
 * the last stop of the cluster.
 *
 * @param revision modification revision of the document
 * @param place how a position in the stored text is said to the user
 */
public record ReadyGoal(String name, long revision, Place place) implements Goal {

  /** Turns an error of the stored text into a line for people. */
  @FunctionalInterface
  public interface Place {
    String describe(SpecError error);
  }

  @Override
  public Progress judge(Snapshot snapshot) {
    if (snapshot.entry(Keys.application(name)).isEmpty()) {
      return new Progress.Failed(ExitCode.NOT_FOUND, title() + " is being deleted", List.of());
    }
    Optional<ApplicationStatus> seen =
        Applications.status(snapshot, name).filter(status -> status.seen() >= revision);
    return seen.map(status -> judge(status, snapshot)).orElseGet(() -> notSeen(snapshot));
  }

  private Progress notSeen(Snapshot snapshot) {
    return Managers.running(snapshot)
        ? new Progress.Waiting(title() + ": waiting for the manager", List.of())
        : Managers.nobodyActs(title(), List.of());
  }

  private Progress judge(ApplicationStatus status, Snapshot snapshot) {
    if (status.error() != null) {
      return new Progress.Failed(
          ExitCode.INVALID,
          title() + " was refused; what ran before keeps running",
          List.of(place.describe(status.error())));
    }
    Optional<Progress.Failed> failure = failure(status, snapshot);
    return failure.isPresent() ? failure.get() : running(status, snapshot);
  }

  /** A count by hand comes true on what was gone back to, too. */
  private Optional<Progress.Failed> failure(ApplicationStatus status, Snapshot snapshot) {
    Rollout rollout = status.rollout();
    if (rollout == null) {
      return status.phase() == Phase.ROLLING_BACK
          ? Optional.of(
              new Progress.Failed(
                  ExitCode.ROLLED_BACK,
                  title() + " is being rolled back",
                  conditions(status).toList()))
          : Optional.empty();
    }
    return revision > 0 && RolloutFailure.isJudged(rollout, controls(snapshot))
        ? RolloutFailure.of(title(), name, rollout)
        : Optional.empty();
  }

  private Controls controls(Snapshot snapshot) {
    return snapshot.document(Keys.controls(name), Controls.class).orElse(Controls.NONE);
  }

  private Progress running(ApplicationStatus status, Snapshot snapshot) {
    List<Worker> workers = Workers.of(snapshot, name);
    if (!Managers.running(snapshot)) {
      return Managers.nobodyActs(title(), details(status, workers));
    }
    if (!HandCount.isTakenUp(snapshot, name, status.desired())
        || (revision > 0 && !RolloutFailure.isTakenUp(status.rollout(), controls(snapshot)))) {
      return new Progress.Waiting(title() + ": waiting for the manager", List.of());
    }
    int ready = (int) workers.stream().filter(it -> it.wanted() && it.ready()).count();
    if (isReady(status, workers) && ready >= status.desired()) {
      return new Progress.Done(title() + ": ready, " + Text.plural(status.ready(), "worker"));
    }
    return new Progress.Waiting(
        counts(status, Math.min(ready, status.ready())),
        details(status, workers),
        troubles(status, workers));
  }

  private boolean isReady(ApplicationStatus status, List<Worker> workers) {
    Rollout rollout = status.rollout();
    if (revision == 0 && rollout != null && rollout.state() == Rollout.State.PAUSED) {
      return workers.stream().filter(Worker::wanted).count() == status.desired();
    }
    return status.phase() == Phase.READY
        && status.ready() == status.desired()
        && status.updated() == status.desired()
        && (revision == 0 || rollout == null || rollout.state() == Rollout.State.COMPLETE);
  }

  /** Of a first start, or of what only scales, there is nothing old to tell of. */
  private String counts(ApplicationStatus status, int ready) {
    Rollout rollout = status.rollout();
    boolean first = rollout != null && rollout.completed() == 0 && rollout.old() == 0;
    return rollout == null
            || (first && rollout.state() == Rollout.State.PROGRESSING)
            || rollout.state() == Rollout.State.COMPLETE
            || rollout.state() == Rollout.State.ROLLED_BACK
            || rollout.state() == Rollout.State.FAILED
        ? "%s: %d of %d ready, %d up to date"
            .formatted(title(), ready, status.desired(), status.updated())
        : title() + ": " + RolloutWords.sentence(rollout, status.desired());
  }

  private static List<String> troubles(ApplicationStatus status, List<Worker> workers) {
    Rollout rollout = status.rollout();
    Stream<String> told =
        rollout != null && RolloutWords.hasFailed(rollout)
            ? Stream.of(rollout.message())
            : Stream.of();
    return Stream.concat(told, Laggards.troubles(workers).stream()).toList();
  }

  private static List<String> details(ApplicationStatus status, List<Worker> workers) {
    return Stream.concat(conditions(status), Laggards.unready(workers)).toList();
  }

  private static Stream<String> conditions(ApplicationStatus status) {
    return status.conditions().stream()
        .filter(condition -> condition.status() != Condition.Status.TRUE)
        .filter(condition -> !condition.message().isEmpty())
        .map(condition -> condition.type() + ": " + condition.message())
        .distinct();
  }
}
