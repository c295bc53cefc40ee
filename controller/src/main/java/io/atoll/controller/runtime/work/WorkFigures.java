package io.atoll.controller.runtime.work;

import io.atoll.controller.runtime.Figures;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;

/** How a controller stands, in figures. Pure. */
final class WorkFigures {
  private static final String CONTROLLER = "controller";

  private WorkFigures() {}

  static void add(Figures figures, String controller, WorkQueue.Standing queue) {
    figures.add(
        "atoll_queue_depth",
        "Keys that wait for their pass.",
        queue.depth(),
        CONTROLLER,
        controller);
    figures.add(
        "atoll_queue_oldest_seconds",
        "How long the key waits that waits longest.",
        queue.oldest(),
        CONTROLLER,
        controller);
    figures.add(
        "atoll_queue_failing_keys",
        "Keys whose last pass failed.",
        queue.failing(),
        CONTROLLER,
        controller);
  }

  /**
   * @param running when each pass began
   */
  static void add(
      Figures figures, String controller, Collection<Duration> running, Duration uptime) {
    figures.add(
        "atoll_reconciles_running", "Passes under way.", running.size(), CONTROLLER, controller);
    figures.add(
        "atoll_reconcile_longest_seconds",
        "How long the pass has been under way that is longest.",
        running.stream().min(Comparator.naturalOrder()).map(uptime::minus).orElse(Duration.ZERO),
        CONTROLLER,
        controller);
  }

  static void add(Figures figures, String controller, Duration unseen) {
    figures.add(
        "atoll_cache_unseen_write_seconds",
        "Age of the controller's oldest write that its caches do not show yet.",
        unseen,
        CONTROLLER,
        controller);
  }
}
