package io.atoll.controller.manager.rollout;

import io.atoll.api.state.status.Rollout;
import io.atoll.api.state.status.Rollout.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be remembered of a rollout once a step is carried out. Pure. */
public final class ProgressPlanner {
  private ProgressPlanner() {}

  public static Rollout after(
      Course course, Tally tally, @Nullable Obstacle obstacle, Instant now) {
    Rollout counted = Rollouts.counted(course.rollout(), tally, now);
    if (tally.complete() && obstacle == null) {
      return complete(counted);
    }
    return switch (counted.state()) {
      case PROGRESSING, PAUSED -> said(counted, tally, obstacle);
      case COMPLETE, ROLLING_BACK, ROLLED_BACK, FAILED -> counted;
    };
  }

  /** When it fails although nothing happens; empty if it does not by time alone. */
  public static Optional<Duration> failsIn(Course course, Rollout after, Instant now) {
    return after.state() == State.PROGRESSING
        ? Optional.of(Duration.between(now, FailurePlanner.due(course.with(after))))
            .filter(Duration::isPositive)
        : Optional.empty();
  }

  private static Rollout complete(Rollout rollout) {
    return switch (rollout.state()) {
      case PROGRESSING, FAILED, PAUSED ->
          rollout.rolledBack() == 0 ? Rollouts.complete(rollout) : rollout.in(State.ROLLED_BACK);
      case ROLLING_BACK -> rollout.in(State.ROLLED_BACK);
      case COMPLETE, ROLLED_BACK -> rollout;
    };
  }

  /** What is gone back from remains what is told. */
  private static Rollout said(Rollout rollout, Tally tally, @Nullable Obstacle obstacle) {
    if (rollout.rolledBack() != 0) {
      return rollout;
    }
    if (obstacle != null) {
      return rollout.because(obstacle.reason(), obstacle.message(), null);
    }
    String counts =
        "revision %d: %d of %d workers updated, %d of them available, %d old"
            .formatted(
                rollout.revision(),
                tally.updated(),
                tally.desired(),
                tally.available(),
                tally.old());
    if (tally.away() > 0) {
      String away = ", %d on nodes that do not answer".formatted(tally.away());
      return rollout.because(Rollouts.AWAY, counts + away, null);
    }
    return rollout.because(tally.old() > 0 ? "Replacing" : "Starting", counts, null);
  }
}
