package io.atoll.controller.node.probe;

import io.atoll.api.application.Health.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a probe is asked. Before it first passes somebody waits for the worker, so it is asked more
 * often than its period says; what fails then counts once a period. Pure.
 */
final class Cadence {
  private static final double CONNECTION_MILLIS = 20;

  /** A command costs the engine a process. */
  private static final double COMMAND_MILLIS = 250;

  private static final double GROWTH = 1.3;
  private static final int MOST_STEPS = 40;

  private Cadence() {}

  /**
   * At once for a new attempt, but liveness after its period. What was found running is asked at
   * any time within the period, so that not all workers of a host are asked at the same moment.
   */
  static Duration first(Vitals vitals, Kind kind, Duration period) {
    if (vitals.everReady()) {
      int any = Math.floorMod((vitals.instance() + kind).hashCode() * 31, 1000);
      return period.multipliedBy(any).dividedBy(1000);
    }
    return kind == Kind.LIVENESS ? period : Duration.ZERO;
  }

  static Duration afterFailure(Kind kind, Track track) {
    if (!awaited(kind, track)) {
      return track.probe().period();
    }
    double first =
        track.probe().target() instanceof ProbeTarget.Exec ? COMMAND_MILLIS : CONNECTION_MILLIS;
    double millis = first * Math.pow(GROWTH, Math.min(track.tries(), MOST_STEPS));
    return Duration.ofMillis(Math.min((long) millis, track.probe().period().toMillis()));
  }

  /** The first failure of a probe that is awaited only begins the first period. */
  static boolean counts(Kind kind, Track track, Duration now) {
    if (!awaited(kind, track)) {
      return true;
    }
    @Nullable Duration counted = track.countedAt();
    return counted != null && now.minus(counted).compareTo(track.probe().period()) >= 0;
  }

  private static boolean awaited(Kind kind, Track track) {
    return kind != Kind.LIVENESS && !track.passed();
  }
}
