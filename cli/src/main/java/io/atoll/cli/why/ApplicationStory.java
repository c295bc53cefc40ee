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
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Why an application has so many workers, which of them run, and what is in the way of the rest.
 */
public final class ApplicationStory {
  private static final int DECISIONS = 5;

  /** What a count is decided from that is told in words, or concerns nobody but the manager. */
  private static final Set<String> COUNTS = Set.of("basis", "countChanged", "manual", "replicas");

  /** With a number behind it: what one metric of the load said. */
  private static final String METRIC = "metric";

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
        .ifPresent(it -> lines.addAll(count(it, now)));
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

  private static List<String> count(Scale scale, Instant now) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "  The count of %d was set %s ago by %s%s."
            .formatted(
                scale.count(), Ages.since(scale.at(), now), reason(scale.reason()), inputs(scale)));
    if (!scale.clamps().isEmpty()) {
      lines.add("  Before limits it was %d: %s.".formatted(scale.raw(), scale.clamps()));
    }
    metrics(scale).forEach(it -> lines.add("    " + it + "."));
    scale.history().stream()
        .limit(DECISIONS)
        .forEach(it ->
            lines.add(
                "    before that %d, %s ago, by %s"
                    .formatted(it.count(), Ages.since(it.at(), now), reason(it.reason()))));
    return lines;
  }

  private static String reason(String word) {
    return switch (word) {
      case "Document" -> "its document";
      case "Manual" -> "hand";
      case "Requests" -> "the rate of requests";
      case "Cpu" -> "the use of cpu";
      case "Memory" -> "the use of memory";
      case "Latency" -> "its latency objective";
      case "NoFigures" -> "nothing, for no figures of its load are known, and so is held";
      default -> word;
    };
  }

  /** What each metric said, where the load decides. */
  private static List<String> metrics(Scale scale) {
    return scale.inputs().entrySet().stream()
        .filter(it -> it.getKey().startsWith(METRIC))
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  private static String inputs(Scale scale) {
    List<String> told = new ArrayList<>();
    boolean manual = scale.reason().equals("Manual");
    if (manual && scale.inputs().containsKey("replicas")) {
      told.add("the document says " + scale.inputs().get("replicas"));
    } else if (!manual && scale.inputs().containsKey("manual")) {
      told.add(scale.inputs().get("manual") + " by hand was before the document changed its own");
    }
    scale.inputs().entrySet().stream()
        .filter(it -> !COUNTS.contains(it.getKey()) && !it.getKey().startsWith(METRIC))
        .sorted(Map.Entry.comparingByKey())
        .map(it -> it.getKey() + " " + it.getValue())
        .forEach(told::add);
    return told.isEmpty() ? "" : " (" + String.join(", ", told) + ")";
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
