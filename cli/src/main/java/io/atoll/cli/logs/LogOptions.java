package io.atoll.cli.logs;

import io.atoll.cli.agent.Parameters;
import java.time.Instant;
import java.util.Optional;

/**
 * What was asked for.
 *
 * @param tail a number or {@code all}
 */
public record LogOptions(
    boolean follow,
    boolean previous,
    Optional<Instant> since,
    Optional<Instant> until,
    String tail) {

  /** The first request for a worker. */
  String target(String worker) {
    Parameters parameters = common(worker).flag("previous", previous).add("tail", tail);
    since.ifPresent(it -> parameters.add("since", seconds(it)));
    return parameters.toString();
  }

  /** The request that goes on behind what was seen of an attempt. */
  String target(String worker, int attempt, Instant seen) {
    return common(worker)
        .add("attempt", Integer.toString(attempt))
        .add("since", seconds(seen))
        .toString();
  }

  private Parameters common(String worker) {
    Parameters parameters =
        Parameters.ofWorker(worker, "logs").flag("follow", follow).flag("timestamps", true);
    until.ifPresent(it -> parameters.add("until", seconds(it)));
    return parameters;
  }

  private static String seconds(Instant at) {
    return "%d.%09d".formatted(at.getEpochSecond(), at.getNano());
  }
}
