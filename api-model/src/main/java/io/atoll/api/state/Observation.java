package io.atoll.api.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a node sees of one worker, under {@code observed/<node>/<worker>}. Phases move forward only
 * within one attempt.
 *
 * @param revision the revision that runs
 * @param attempt counts the starts from 1
 * @param instance random id of the attempt; the same number after a lost disk is another instance
 * @param address null before the network has one for it
 * @param containerId null before the container is created
 * @param restarts attempts that ended by themselves
 * @param since when {@code phase} began
 * @param lastExit how the previous attempt, or a stopped one, ended; null if none did
 */
public record Observation(
    String worker,
    Owner owner,
    int revision,
    int attempt,
    String instance,
    Phase phase,
    @Nullable String address,
    @Nullable String containerId,
    boolean ready,
    int restarts,
    Instant since,
    @Nullable LastExit lastExit,
    String reason,
    String message) {

  public enum Phase {
    ASSIGNED,
    PULLING,
    STARTING,
    RUNNING,
    READY,
    UNREADY,
    DRAINING,
    STOPPED,
    FAILED
  }

  /**
   * @param signal the signal that ended it, or 0
   */
  public record LastExit(int code, int signal, boolean oomKilled, Instant at) {}
}
