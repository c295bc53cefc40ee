package io.atoll.cli.why;

import io.atoll.api.Keys;
import io.atoll.api.state.Scale;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.Rollout;
import io.atoll.cli.output.Ages;
import io.atoll.cli.progress.Managers;
import io.atoll.cli.rollout.RolloutWords;
import io.atoll.cli.view.Applications;
import io.atoll.cli.view.Snapshot;
import io.atoll.cli.view.Worker;
import io.atoll.cli.view.Workers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why an application has so many workers, which of them run, and what is in the way of the rest.
 */
public final class ApplicationStory {
  private ApplicationStory() {}

  public static List<String> prefixes(String name) {
    return List.of(
        Keys.application(name),
        Keys.applicationStatus(name),
        Keys.scale(name),
        Keys.revisions(name),
        Keys.WORKERS,
        Keys.OBSERVED,
        Keys.PRESENCE,
        Keys.EVENTS,
        Keys.LEADER);
  }

  public static List<String> lines(String name, Snapshot snapshot, Instant now) {
    List<String> lines = new ArrayList<>();
    Optional<ApplicationStatus> status = Applications.status(snapshot, name);
    String counts =
        status.map(it -> ": " + it.ready() + " of " + it.desired() + " ready").orElse("");
    lines.add(name + " is " + Applications.phase(snapshot, name) + counts);
    if (!Managers.running(snapshot)) {
      lines.add("  Now " + Managers.NONE_RUNNING + ".");
    }
    status
        .flatMap(it -> Optional.ofNullable(it.error()))
        .ifPresent(it ->
            lines.add(
                "  Its document was refused, and what was accepted before runs on: "
                    + Applications.describe(it)));
    snapshot
        .document(Keys.scale(name), Scale.class)
        .filter(it -> status.isEmpty() || status.get().uid() == it.uid())
        .ifPresent(it -> lines.addAll(CountStory.lines(it, now)));
    status.ifPresent(it -> {
      lines.addAll(RolloutStory.lines(name, it, snapshot, now));
      lines.addAll(conditions(it, now));
    });
    List<Worker> workers = Workers.of(snapshot, name);
    workers.stream()
        .flatMap(worker -> WorkerStory.lines(worker, now).stream())
        .forEach(line -> lines.add("  " + line));
    RecentEvents.lines(snapshot, name, now).forEach(line -> lines.add("  " + line));
    return lines;
  }

  /** Without what was told of the update already. */
  private static List<String> conditions(ApplicationStatus status, Instant now) {
    String told = RolloutWords.of(Optional.of(status)).map(Rollout::message).orElse("");
    return status.conditions().stream()
        .filter(it -> told.isEmpty() || !it.message().equals(told))
        .map(it ->
            "  %s for %s: %s".formatted(it.reason(), Ages.since(it.since(), now), it.message()))
        .distinct()
        .toList();
  }
}
