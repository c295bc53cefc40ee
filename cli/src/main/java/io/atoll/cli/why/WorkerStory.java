package io.atoll.cli.why;

import io.atoll.api.state.Assignment;
import io.atoll.api.state.Observation;
import io.atoll.cli.output.Ages;
import io.atoll.cli.view.Worker;
import io.atoll.cli.view.WorkerWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why a worker is where it is and in the state it is in. */
public final class WorkerStory {
  private WorkerStory() {}

  public static List<String> lines(Worker worker, Instant now) {
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
    if (seen != null && seen.restarts() > 0) {
      lines.add("  It was started again " + seen.restarts() + " times" + exit(seen, now) + ".");
    }
    return lines;
  }

  private static String exit(Observation seen, Instant now) {
    return Optional.ofNullable(seen.lastExit())
        .map(it ->
            "; it last ended " + Ages.since(it.at(), now) + " ago with " + WorkerWords.exit(it))
        .orElse("");
  }
}
