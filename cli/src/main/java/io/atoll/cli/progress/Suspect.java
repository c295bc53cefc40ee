package io.atoll.cli.progress;

import io.atoll.api.state.Observation;
import io.atoll.cli.view.Worker;
import java.util.List;
import java.util.Optional;

/**
 * A worker that does not do well, of which little may be left once it is given up.
 *
 * @param attempt whose last lines tell why
 */
public record Suspect(String worker, String node, int attempt) {
  private static final int MOST = 3;

  static List<Suspect> among(List<Worker> workers) {
    return workers.stream()
        .filter(it -> it.wanted() && !it.ready() && !it.silent())
        .flatMap(it -> of(it).stream())
        .limit(MOST)
        .toList();
  }

  static Optional<Suspect> of(Worker worker) {
    return worker
        .observed()
        .flatMap(seen -> guilty(worker, seen))
        .map(attempt -> new Suspect(worker.name(), worker.node(), attempt));
  }

  /** The attempt that ended, or the one whose probes fail. */
  private static Optional<Integer> guilty(Worker worker, Observation seen) {
    if (worker.ended()) {
      return Optional.of(seen.attempt());
    }
    if (seen.lastExit() != null && seen.attempt() > 1) {
      return Optional.of(seen.attempt() - 1);
    }
    boolean failing =
        seen.probes().stream().anyMatch(it -> !it.passing() && it.lastFailure() != null);
    return failing ? Optional.of(seen.attempt()) : Optional.empty();
  }
}
