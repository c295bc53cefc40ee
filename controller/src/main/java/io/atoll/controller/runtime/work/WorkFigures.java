package io.atoll.controller.runtime.work;

import io.atoll.controller.runtime.Figures;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;

/** How a controller stands, in figures. Pure. */
record WorkFigures(Figures.About about) {

  static WorkFigures of(String controller, Figures figures) {
    return new WorkFigures(figures.about("controller", controller));
  }

  WorkFigures add(WorkQueue.Standing queue) {
    about
        .add("atoll_queue_depth", "Keys that wait for their pass.", queue.depth())
        .add("atoll_queue_failing_keys", "Keys whose last pass failed.", queue.failing())
        .add(
            "atoll_queue_oldest_seconds",
            "How long the key waits that waits longest.",
            queue.oldest());
    return this;
  }

  /**
   * @param running when each pass began
   */
  WorkFigures add(Collection<Duration> running, Duration uptime) {
    Duration longest =
        running.stream().min(Comparator.naturalOrder()).map(uptime::minus).orElse(Duration.ZERO);
    about
        .add("atoll_reconciles_running", "Passes under way.", running.size())
        .add(
            "atoll_reconcile_longest_seconds",
            "How long the pass has been under way that is longest.",
            longest);
    return this;
  }

  WorkFigures addUnseen(Duration age) {
    about.add(
        "atoll_cache_unseen_write_seconds",
        "Age of the controller's oldest write that its caches do not show yet.",
        age);
    return this;
  }
}
