package io.atoll.controller.manager.rollout;

import io.atoll.api.application.Health;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Observation.LastExit;
import io.atoll.api.state.ProbeReport;
import io.atoll.controller.manager.world.WorkerState;
import java.util.Locale;

/** What is wrong with a worker that is not ready, in words. Pure. */
public final class Trouble {
  private Trouble() {}

  /** {@code web-x1b2c on n1 ended with code 1, started again twice}, or what its node says. */
  public static String of(WorkerState worker) {
    String start = worker.name() + " on " + worker.node() + " ";
    Observation observed = worker.observed();
    if (observed == null) {
      return start + (worker.failing() ? "fails" : "is not reported by its node yet");
    }
    LastExit exit = observed.lastExit();
    if (exit == null || !worker.failing()) {
      return start + (worker.failing() ? "fails: " : "is not ready: ") + said(observed);
    }
    String end = exit.signal() != 0 ? "signal " + exit.signal() : "code " + exit.code();
    return start
        + "ended with "
        + end
        + (exit.oomKilled() ? ", out of memory" : "")
        + restarts(observed)
        + exit.lastLine().map(it -> "; the last that it printed: " + it).orElse("")
        + probes(observed);
  }

  private static String said(Observation observed) {
    return observed.message().isEmpty()
        ? "it is " + observed.phase().name().toLowerCase(Locale.ROOT)
        : observed.message();
  }

  private static String restarts(Observation observed) {
    // The end of an attempt is counted before, or without, the start of another.
    int again = Math.min(observed.restarts(), observed.attempt() - 1);
    return again <= 0 ? "" : ", started again %s".formatted(again == 1 ? "once" : again + " times");
  }

  /** The probes that end a worker. */
  private static String probes(Observation observed) {
    for (ProbeReport report : observed.probes()) {
      if (report.probe() != Health.Kind.READINESS && report.lastFailure() != null) {
        return "; its %s probe said: %s"
            .formatted(report.probe().name().toLowerCase(Locale.ROOT), report.lastFailure());
      }
    }
    return "";
  }
}
