package io.atoll.controller.manager.autoscale.capacity;

import io.atoll.api.state.ScaleMemory.Learned;
import io.atoll.api.state.ScaleMemory.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes up samples of a settled application: not while workers come and go, warm up or differ, not
 * just after the load jumped, not while a backlog is worked off. Those say how a change goes, not
 * what a worker carries. Pure.
 */
public final class Learner {
  private static final Duration SETTLED_WORKERS = Duration.ofSeconds(15);
  private static final Duration SETTLED_LOAD = Duration.ofSeconds(6);

  /** What other code carried is a first guess at what the next does. */
  private static final double OF_ANOTHER_TEMPLATE = 0.25;

  /** So that one sample alone proves nothing. */
  private static final double MOST_OF_ONE = 0.7;

  private static final double WORKED_OFF = 0.9;

  private final Duration objective;

  public Learner(Duration objective) {
    this.objective = objective;
  }

  public Learned learn(@Nullable Learned before, Sample sample, Instant now) {
    if (before == null) {
      return new Learned(sample.template(), List.of(), 0, sample.workers(), now, sample.sessions());
    }
    List<Point> known = known(before, sample);
    Instant since = before.workers() == sample.workers() ? before.since() : now;
    Duration latency = sample.latency();
    if (latency == null || !settled(before, sample, since, now)) {
      double excess = before.workers() == sample.workers() ? before.excess() : 0;
      return new Learned(
          sample.template(), known, excess, sample.workers(), since, sample.sessions());
    }
    double over = Curve.seconds(latency) / Curve.seconds(objective) - 1;
    double excess = Math.max(0, before.excess() + Math.min(MOST_OF_ONE, over));
    return new Learned(
        sample.template(),
        new Curve(known, objective).with(sample.ratePerWorker(), latency, sample.meanSeconds()),
        excess,
        sample.workers(),
        since,
        sample.sessions());
  }

  private static List<Point> known(Learned before, Sample sample) {
    return before.template().equals(sample.template())
        ? before.points()
        : Curve.scaled(before.points(), OF_ANOTHER_TEMPLATE);
  }

  private static boolean settled(Learned before, Sample sample, Instant since, Instant now) {
    Instant last = sample.newest().isAfter(since) ? sample.newest() : since;
    return !sample.updating()
        && sample.workers() > 0
        && sample.rate() > 0
        && sample.sessions() > 0
        && !now.isBefore(last.plus(SETTLED_WORKERS))
        && !now.isBefore(sample.changed().plus(SETTLED_LOAD))
        && sample.sessions() >= before.sessions() * WORKED_OFF;
  }
}
