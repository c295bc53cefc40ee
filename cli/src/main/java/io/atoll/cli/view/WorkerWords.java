package io.atoll.cli.view;

import io.atoll.api.state.Observation;
import io.atoll.api.state.Observation.LastExit;
import io.atoll.cli.output.Ages;
import java.time.Instant;

/** How a worker's state is said to people. */
public final class WorkerWords {
  private static final int SHORT_ID = 12;

  private WorkerWords() {}

  /** The phase, and what is wanted if that is something else than running. */
  public static String phase(Worker worker) {
    String phase = worker.silent() ? "unknown" : Words.of(worker.phase());
    boolean leaving = !worker.wanted() && !worker.ended();
    return leaving ? phase + ",stopping" : phase;
  }

  public static String address(Worker worker) {
    String address = worker.observation() == null ? null : worker.observation().address();
    return address == null ? "" : address;
  }

  public static String container(Worker worker) {
    String id = worker.observation() == null ? null : worker.observation().containerId();
    return id == null ? "" : id.substring(0, Math.min(SHORT_ID, id.length()));
  }

  /** As Docker says it: {@code Up 5m (ready)}, {@code Failed 3s ago (exit 1)}. */
  public static String status(Worker worker, Instant now) {
    return worker.silent()
        ? "Unknown (was " + Words.of(worker.phase()) + ")"
        : worker.observed().map(seen -> status(seen, now)).orElse("Assigned");
  }

  /** Between two attempts, as Docker says it: {@code Restarting, ended 3s ago (exit 1)}. */
  public static String restarting(Worker worker, Instant now) {
    return worker
        .observed()
        .map(seen -> "Restarting, ended " + Ages.since(seen.since(), now) + " ago" + exit(seen))
        .orElse("Restarting");
  }

  /** Of one that is done and not started again: {@code Finished 3s ago (exit 0)}. */
  static String finished(Worker worker, Instant now) {
    return worker
        .observed()
        .map(seen -> "Finished " + Ages.since(seen.since(), now) + " ago" + exit(seen))
        .orElse("Finished");
  }

  private static String status(Observation seen, Instant now) {
    String age = Ages.since(seen.since(), now);
    return switch (seen.phase()) {
      case READY -> "Up " + age + " (ready)";
      case UNREADY -> "Up " + age + " (not ready)";
      case RUNNING -> "Up " + age + " (not ready yet)";
      case DRAINING -> "Draining for " + age;
      case STOPPED -> "Stopped " + age + " ago" + exit(seen);
      case FAILED -> "Failed " + age + " ago" + exit(seen);
      case ASSIGNED, PULLING, STARTING -> upperFirst(Words.of(seen.phase())) + " for " + age;
    };
  }

  private static String exit(Observation seen) {
    LastExit exit = seen.lastExit();
    return exit == null ? "" : " (" + exit(exit) + ")";
  }

  public static String exit(LastExit exit) {
    if (exit.oomKilled()) {
      return "out of memory";
    }
    return exit.signal() > 0 ? "signal " + exit.signal() : "exit " + exit.code();
  }

  /** Why it is not ready, in one line. */
  public static String reason(Worker worker) {
    Observation seen = worker.observation();
    if (seen == null) {
      return "assigned to " + worker.node() + ", which has not taken it up yet";
    }
    if (worker.silent()) {
      return silence(worker) + "; it was " + Words.of(seen.phase());
    }
    LastExit exit = seen.lastExit();
    String why = seen.message().isEmpty() ? seen.reason() : seen.message();
    String last = exit == null ? "" : (why.isEmpty() ? "" : "; ") + "last attempt: " + exit(exit);
    return Words.of(seen.phase()) + (why.isEmpty() && last.isEmpty() ? "" : ": ") + why + last;
  }

  private static String silence(Worker worker) {
    return worker.presence() == null
        ? "unknown, because no controller runs on " + worker.node()
        : "unknown, because the controller on " + worker.node() + " has not looked at it yet";
  }

  private static String upperFirst(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
