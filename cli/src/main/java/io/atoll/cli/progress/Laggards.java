package io.atoll.cli.progress;

import io.atoll.cli.view.Worker;
import io.atoll.cli.view.WorkerWords;
import java.util.List;
import java.util.stream.Stream;

/** The workers that a goal still waits for. */
final class Laggards {
  private Laggards() {}

  /** A line for each that is not ready, with the reason. */
  static Stream<String> unready(List<Worker> workers) {
    return workers.stream()
        .filter(worker -> !worker.ready())
        .map(worker -> place(worker) + ": " + WorkerWords.reason(worker));
  }

  /** A line for each that is still there, with its phase. */
  static Stream<String> leaving(List<Worker> workers) {
    return workers.stream().map(worker -> place(worker) + ": " + WorkerWords.phase(worker));
  }

  private static String place(Worker worker) {
    return worker.name() + " on " + worker.node();
  }
}
