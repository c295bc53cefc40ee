package io.atoll.cli.why;

import io.atoll.api.state.Assignment;
import io.atoll.api.state.Observation;
import io.atoll.cli.output.Ages;
import io.atoll.cli.output.Text;
import io.atoll.cli.view.Snapshot;
import io.atoll.cli.view.Worker;
import io.atoll.cli.view.WorkerWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why a worker is where it is and in the state it is in. */
public final class WorkerStory {
  private WorkerStory() {}

  /**
   * With what happened to it last.
   *
   * @param snapshot holds the events
   */
  public static List<String> lines(Worker worker, Snapshot snapshot, Instant now) {
    List<String> lines = new ArrayList<>(lines(worker, now));
    RecentEvents.lines(snapshot, worker.name(), now).forEach(line -> lines.add("  " + line));
    return lines;
  }

  static List<String> lines(Worker worker, Instant now) {
    List<String> lines = new ArrayList<>();
    lines.add(worker.name() + " of " + worker.application() + " on " + worker.node());
    worker.assigned().ifPresent(it -> lines.addAll(assigned(it, now)));
    if (worker.assigned().isEmpty()) {
      lines.add("  It is assigned no more; its node has yet to forget it.");
    }
    lines.addAll(state(worker, now));
    return lines;
  }

  private static List<String> assigned(Assignment assignment, Instant now) {
    List<String> lines = new ArrayList<>();
    Optional.ofNullable(assignment.origin())
        .ifPresent(
            it -> lines.add("  Placed " + Ages.since(it.at(), now) + " ago: " + it.reason() + "."));
    if (assignment.replace()) {
      lines.add("  Somebody asked to restart it: it stops once another is ready in its place.");
    }
    if (assignment.want() == Assignment.Want.DRAIN) {
      Instant limit = assignment.drainLimit();
      lines.add(
          "  It takes no new requests, and stops once the proxies say that it has none left"
              + (limit == null
                  ? "."
                  : ", in " + Ages.of(Duration.between(now, limit)) + " at the latest."));
    }
    if (assignment.want() == Assignment.Want.STOP) {
      lines.add("  The manager wants it to stop.");
    }
    return lines;
  }

  private static List<String> state(Worker worker, Instant now) {
    List<String> lines = new ArrayList<>();
    String since = worker.observed().map(it -> " for " + Ages.since(it.since(), now)).orElse("");
    lines.add(
        worker.ready()
            ? "  Ready" + since + "."
            : "  Not ready" + since + ": " + WorkerWords.reason(worker) + ".");
    Observation seen = worker.observation();
    if (seen != null && worker.startedAgain() > 0) {
      lines.add(
          "  It was started again "
              + Text.plural(worker.startedAgain(), "time")
              + exit(seen, now)
              + ".");
    }
    if (!worker.ready() && seen != null && seen.containerId() != null) {
      lines.add("  What it printed: " + logs(worker, seen) + ".");
    }
    return lines;
  }

  /** What a dead attempt has printed is that of the previous one once the next is started. */
  private static String logs(Worker worker, Observation seen) {
    boolean died = seen.lastExit() != null && !worker.ended();
    return "atoll logs " + worker.name() + " --tail 20" + (died ? " --previous" : "");
  }

  private static String exit(Observation seen, Instant now) {
    return Optional.ofNullable(seen.lastExit())
        .map(it ->
            "; it last ended " + Ages.since(it.at(), now) + " ago with " + WorkerWords.exit(it))
        .orElse("");
  }
}
