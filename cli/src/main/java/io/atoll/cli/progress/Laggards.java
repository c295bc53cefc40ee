package io.atoll.cli.progress;

import io.atoll.api.state.Observation.Phase;
import io.atoll.cli.output.Text;
import io.atoll.cli.view.Worker;
import io.atoll.cli.view.WorkerWords;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The workers that a goal still waits for. */
final class Laggards {
  /** One that is only assigned says something if it could not be started. */
  private static final Set<Phase> TROUBLED =
      EnumSet.of(Phase.ASSIGNED, Phase.FAILED, Phase.STOPPED, Phase.UNREADY);

  private Laggards() {}

  /** A line for each that is not ready, with the reason. */
  static Stream<String> unready(List<Worker> workers) {
    return workers.stream()
        .filter(worker -> !worker.ready())
        .map(worker -> place(worker) + ": " + WorkerWords.reason(worker));
  }

  /** A line for each that its node could not start, or that has ended or is not healthy. */
  static List<String> troubles(List<Worker> workers) {
    return workers.stream()
        .filter(worker -> worker.wanted() && !worker.ready() && !worker.silent())
        .flatMap(worker ->
            worker.observed().stream()
                .filter(seen -> TROUBLED.contains(seen.phase()) && !seen.message().isEmpty())
                .map(seen -> "worker " + worker.name() + ": " + Text.oneLine(seen.message())))
        .toList();
  }

  /** A line for each that is still there, with its phase. */
  static Stream<String> leaving(List<Worker> workers) {
    return workers.stream().map(worker -> place(worker) + ": " + WorkerWords.phase(worker));
  }

  private static String place(Worker worker) {
    return worker.name() + " on " + worker.node();
  }
}
