package io.atoll.controller.manager.rollout;

import io.atoll.api.state.Observation;
import io.atoll.controller.manager.world.WorkerState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * A worker is available once it has been ready for a while, by its node's and the manager's clock.
 */
record Availability(Duration minReady, Instant now) {

  boolean has(WorkerState worker) {
    return left(worker).filter(it -> !it.isPositive()).isPresent();
  }

  int count(Collection<WorkerState> workers) {
    return (int) workers.stream().filter(this::has).count();
  }

  /** When the next of these becomes available if it stays ready; empty if none will. */
  Optional<Duration> next(Collection<WorkerState> workers) {
    return workers.stream()
        .flatMap(worker -> left(worker).stream())
        .filter(Duration::isPositive)
        .min(Duration::compareTo);
  }

  /** Empty if it is not ready. */
  private Optional<Duration> left(WorkerState worker) {
    Observation observed = worker.observed();
    return observed == null || !worker.ready()
        ? Optional.empty()
        : Optional.of(Duration.between(now, observed.since().plus(minReady)));
  }
}
