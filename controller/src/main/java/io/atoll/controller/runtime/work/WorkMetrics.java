package io.atoll.controller.runtime.work;

import io.atoll.controller.runtime.Metrics;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import java.time.Duration;

/** What is counted of the controllers of one name, one after the other. Thread-safe. */
final class WorkMetrics {
  private static final String CONTROLLER = "controller";

  private final String controller;
  private final CounterDataPoint adds;
  private final CounterDataPoint retries;
  private final DistributionDataPoint waits;
  private final DistributionDataPoint passes;
  private final Counter outcomes;

  WorkMetrics(Metrics metrics, String controller) {
    this.controller = controller;
    adds =
        metrics
            .counter("atoll_queue_adds_total", "Keys that came to stand in the queue.", CONTROLLER)
            .labelValues(controller);
    retries =
        metrics
            .counter(
                "atoll_queue_retries_total", "Keys to be tried again after a failure.", CONTROLLER)
            .labelValues(controller);
    waits =
        metrics
            .durations("atoll_queue_wait_seconds", "How long keys stand in the queue.", CONTROLLER)
            .labelValues(controller);
    passes =
        metrics
            .durations("atoll_reconcile_seconds", "How long a pass over a key takes.", CONTROLLER)
            .labelValues(controller);
    outcomes =
        metrics.counter(
            "atoll_reconciles_total",
            "Passes over keys: done, again, deposed, or the category of the failure.",
            CONTROLLER,
            "outcome");
  }

  void added() {
    adds.inc();
  }

  void toBeTriedAgain() {
    retries.inc();
  }

  void waited(Duration time) {
    waits.observe(time.toNanos() / 1e9);
  }

  void passed(Duration time) {
    passes.observe(time.toNanos() / 1e9);
  }

  void ended(String outcome) {
    outcomes.labelValues(controller, outcome).inc();
  }
}
