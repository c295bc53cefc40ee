package io.atoll.cli.progress;

import io.atoll.api.Keys;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.ApplicationStatus.Phase;
import io.atoll.api.state.status.ApplicationStatus.SpecError;
import io.atoll.api.state.status.Condition;
import io.atoll.cli.control.HandCount;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.output.Text;
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
    if (status.phase() == Phase.ROLLING_BACK) {
      return new Progress.Failed(
          ExitCode.ROLLED_BACK, title() + " is being rolled back", conditions(status).toList());
    }
    List<Worker> workers = Workers.of(snapshot, name);
    if (!Managers.running(snapshot)) {
      return Managers.nobodyActs(title(), details(status, workers));
    }
    if (!HandCount.isTakenUp(snapshot, name, status.desired())) {
      return new Progress.Waiting(title() + ": waiting for the manager", List.of());
    }
    int ready = (int) workers.stream().filter(it -> it.wanted() && it.ready()).count();
    if (isReady(status) && ready >= status.desired()) {
      return new Progress.Done(title() + ": ready, " + Text.plural(status.ready(), "worker"));
    }
    String counts = counts(status, Math.min(ready, status.ready()));
    return new Progress.Waiting(counts, details(status, workers), Laggards.troubles(workers));
  }

  private static boolean isReady(ApplicationStatus status) {
    return status.phase() == Phase.READY
        && status.ready() == status.desired()
        && status.updated() == status.desired();
  }

  private String counts(ApplicationStatus status, int ready) {
    return "%s: %d of %d ready, %d up to date"
        .formatted(title(), ready, status.desired(), status.updated());
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
