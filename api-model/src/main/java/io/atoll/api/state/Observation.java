package io.atoll.api.state;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
 * @param controller the {@code instance} of the {@link Presence} under which the node said this; of
 *     an earlier one it is what was, and nobody has looked since. Null if a version wrote it that
 *     did not say
 * @param probes what those that the application asks for say, in the order of {@code Health.Kind}
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
    String message,
    @Nullable String controller,
    List<ProbeReport> probes) {
  public Observation {
    probes = ImmutableList.copyOf(probes);
  }

  /** One that is not yet said by anybody. */
  public Observation(
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
    this(
        worker,
        owner,
        revision,
        attempt,
        instance,
        phase,
        address,
        containerId,
        ready,
        restarts,
        since,
        lastExit,
        reason,
        message,
        null,
        List.of());
  }

  public Observation with(List<ProbeReport> reports) {
    return with(controller, reports);
  }

  public Observation by(String controller) {
    return with(controller, probes);
  }

  private Observation with(@Nullable String by, List<ProbeReport> reports) {
    return new Observation(
        worker,
        owner,
        revision,
        attempt,
        instance,
        phase,
        address,
        containerId,
        ready,
        restarts,
        since,
        lastExit,
        reason,
        message,
        by,
        reports);
  }

  /**
   * Whether the node's controller that runs now has said this.
   *
   * @param presence the node's; null if its controller does not run
   */
  public boolean current(@Nullable Presence presence) {
    return presence != null && (controller == null || controller.equals(presence.instance()));
  }

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
   * @param output the end of what it printed, at most ten lines and 1 KiB; null if it printed
   *     nothing, or that cannot be read any more
   */
  public record LastExit(
      int code, int signal, boolean oomKilled, Instant at, @Nullable String output) {
    /** One that printed nothing. */
    public LastExit(int code, int signal, boolean oomKilled, Instant at) {
      this(code, signal, oomKilled, at, null);
    }

    public LastExit saying(@Nullable String words) {
      return new LastExit(code, signal, oomKilled, at, words);
    }

    /** The last line that it printed and that is not empty. */
    public Optional<String> lastLine() {
      return output == null
          ? Optional.empty()
          : output
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .reduce((before, last) -> last);
    }
  }
}
