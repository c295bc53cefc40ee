package io.atoll.cli.rollout;

import io.atoll.api.Keys;
import io.atoll.api.state.Revision;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.view.Revisions;
import io.atoll.cli.view.Snapshot;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The revisions of one application that can be gone back to, by their numbers. */
public final class KeptRevisions {
  private final String application;
  private final NavigableMap<Integer, Revision> byNumber;

  private KeptRevisions(String application, NavigableMap<Integer, Revision> byNumber) {
    this.application = application;
    this.byNumber = byNumber;
  }

  /**
   * @param snapshot holds {@link Keys#revisions}
   */
  public static KeptRevisions of(Snapshot snapshot, String application) {
    NavigableMap<Integer, Revision> byNumber = new TreeMap<>();
    Revisions.entries(snapshot, application).stream()
        .flatMap(entry -> Snapshot.document(entry, Revision.class).stream())
        .forEach(revision -> byNumber.put(revision.revision(), revision));
    return new KeptRevisions(application, byNumber);
  }

  /**
   * @throws CommandFailure with NOT_FOUND, saying what there is
   */
  public Revision require(int number) {
    return Optional.ofNullable(byNumber.get(number))
        .orElseThrow(() ->
            CommandFailure.notFound(
                "application/%s has no revision %d. %s".formatted(application, number, kept())));
  }

  private String kept() {
    List<Integer> numbers = List.copyOf(byNumber.keySet());
    return numbers.isEmpty()
        ? "None was accepted yet: see 'atoll describe " + application + "'"
        : "There are "
            + numbers.stream().map(String::valueOf).collect(Collectors.joining(", "))
            + ": see 'atoll rollout history "
            + application
            + "'";
  }

  /** The one accepted last before this one. */
  public Optional<Revision> before(int number) {
    return Optional.ofNullable(byNumber.lowerEntry(number)).map(it -> it.getValue());
  }
}
