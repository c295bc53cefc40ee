package io.atoll.cli.view;

import io.atoll.api.Keys;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.ApplicationStatus.SpecError;
import io.atoll.api.state.status.Condition;
import io.atoll.api.store.Entry;
import java.util.Comparator;
import java.util.Optional;

/** What can be said of an application from its document and its status together. */
public final class Applications {
  private Applications() {}

  /** The status, unless it speaks of an earlier application of the same name. */
  public static Optional<ApplicationStatus> status(Snapshot snapshot, String name) {
    long uid = snapshot.entry(Keys.application(name)).map(Entry::createRevision).orElse(0L);
    return snapshot
        .document(Keys.applicationStatus(name), ApplicationStatus.class)
        .filter(status -> uid == 0 || status.uid() == uid);
  }

  public static String phase(Snapshot snapshot, String name) {
    if (snapshot.entry(Keys.application(name)).isEmpty()) {
      return Words.of(ApplicationStatus.Phase.DELETING);
    }
    return Words.of(
        status(snapshot, name)
            .map(ApplicationStatus::phase)
            .orElse(ApplicationStatus.Phase.PENDING));
  }

  /** The one sentence that explains the phase best; empty if all is well. */
  public static String message(ApplicationStatus status) {
    if (status.error() != null) {
      return describe(status.error());
    }
    return status.conditions().stream()
        .filter(condition -> condition.status() != Condition.Status.TRUE)
        .filter(condition -> !condition.message().isEmpty())
        // That nothing is left to do explains least.
        .min(Comparator.comparing(condition -> condition.reason().equals("Complete")))
        .map(Condition::message)
        .orElse("");
  }

  /** {@code 3:5: spec.image: is missing}, leaving out what is not known. */
  public static String describe(SpecError error) {
    String position = error.line() > 0 ? error.line() + ":" + error.column() + ": " : "";
    String path = error.path().isEmpty() ? "" : error.path() + ": ";
    return position + path + error.message();
  }
}
