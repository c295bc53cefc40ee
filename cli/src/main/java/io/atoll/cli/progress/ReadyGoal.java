package io.atoll.cli.progress;

import io.atoll.api.Keys;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.ApplicationStatus.Phase;
import io.atoll.api.state.status.ApplicationStatus.SpecError;
import io.atoll.api.state.status.Condition;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.output.Text;
import io.atoll.cli.view.Applications;
import io.atoll.cli.view.Snapshot;
import io.atoll.cli.view.Workers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The application runs as its document of a certain revision, or a later one, asks.
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
        : new Progress.Waiting(title() + ": waiting for a manager", List.of(Managers.NONE_RUNNING));
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
    if (isReady(status)) {
      return new Progress.Done(title() + ": ready, " + Text.plural(status.ready(), "worker"));
    }
    return new Progress.Waiting(counts(status), details(status, snapshot));
  }

  private static boolean isReady(ApplicationStatus status) {
    return status.phase() == Phase.READY
        && status.ready() == status.desired()
        && status.updated() == status.desired();
  }

  private String counts(ApplicationStatus status) {
    return "%s: %d of %d ready, %d up to date"
        .formatted(title(), status.ready(), status.desired(), status.updated());
  }

  private List<String> details(ApplicationStatus status, Snapshot snapshot) {
    Stream<String> workers = Laggards.unready(Workers.of(snapshot, name));
    return Stream.of(Managers.warning(snapshot), conditions(status), workers)
        .flatMap(it -> it)
        .toList();
  }

  private static Stream<String> conditions(ApplicationStatus status) {
    return status.conditions().stream()
        .filter(condition -> condition.status() == Condition.Status.FALSE)
        .filter(condition -> !condition.message().isEmpty())
        .map(condition -> condition.type() + ": " + condition.message())
        .distinct();
  }
}
