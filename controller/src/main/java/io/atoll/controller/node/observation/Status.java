package io.atoll.controller.node.observation;

import io.atoll.api.state.Observation.LastExit;
import io.atoll.api.state.Observation.Phase;

/**
 * What is to be said of a worker.
 *
 * @param reason one CamelCase word
 * @param message one sentence for people; empty when the phase says it all
 */
public record Status(Phase phase, String reason, String message) {

  /** What an end stands for. */
  public static Status of(LastExit exit) {
    if (exit.oomKilled()) {
      return new Status(Phase.FAILED, "OutOfMemory", "killed: it used more memory than its limit");
    }
    if (exit.signal() != 0) {
      return new Status(Phase.FAILED, "Killed", "ended by signal " + exit.signal());
    }
    return exit.code() == 0
        ? new Status(Phase.STOPPED, "Completed", "ended with exit code 0")
        : new Status(
            Phase.FAILED,
            "Exited",
            "ended with exit code "
                + exit.code()
                + exit.lastLine().map(it -> ": " + it).orElse(""));
  }
}
