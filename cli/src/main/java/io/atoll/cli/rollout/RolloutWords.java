package io.atoll.cli.rollout;

import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.Rollout;
import io.atoll.api.value.Durations;
import io.atoll.cli.output.Ages;
import io.atoll.cli.output.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How far an update is, as it is said to people. Pure. */
public final class RolloutWords {
  private RolloutWords() {}

  /** Of the revision in force; nothing where a version of the manager says nothing of it. */
  public static Optional<Rollout> of(Optional<ApplicationStatus> status) {
    return status.flatMap(it -> Optional.ofNullable(it.rollout()));
  }

  public static String state(Rollout rollout) {
    return switch (rollout.state()) {
      case PROGRESSING -> "progressing";
      case PAUSED -> "paused";
      case COMPLETE -> "complete";
      case ROLLING_BACK -> "rolling back";
      case ROLLED_BACK -> "rolled back";
      case FAILED -> "failed";
    };
  }

  /** Whether a document that was accepted is not what runs. */
  public static boolean hasFailed(Rollout rollout) {
    return switch (rollout.state()) {
      case ROLLING_BACK, ROLLED_BACK, FAILED -> true;
      case PROGRESSING, PAUSED, COMPLETE -> false;
    };
  }

  /** {@code revision 5: 3 of 10 new, 2 ready, 8 old}. */
  public static String counts(Rollout rollout, int desired) {
    return "revision %d: %d of %d new, %d ready%s"
        .formatted(
            rollout.revision(),
            rollout.updated(),
            desired,
            rollout.available(),
            rollout.old() > 0 ? ", " + rollout.old() + " old" : "");
  }

  /** What it does now, in one sentence without its end. */
  public static String sentence(Rollout rollout, int desired) {
    return switch (rollout.state()) {
      case PROGRESSING -> counts(rollout, desired);
      case PAUSED -> "paused at " + counts(rollout, desired);
      case COMPLETE -> "revision " + rollout.revision() + " is complete";
      case ROLLING_BACK ->
          "revision " + rollout.rolledBack() + " failed, going back to " + counts(rollout, desired);
      case ROLLED_BACK ->
          "revision %d failed and was rolled back to revision %d"
              .formatted(rollout.rolledBack(), rollout.revision());
      case FAILED -> "revision %d failed%s".formatted(rollout.revision(), behind(rollout));
    };
  }

  private static String behind(Rollout rollout) {
    return rollout.completed() == 0 || rollout.completed() == rollout.revision()
        ? ", and there is no complete revision to go back to"
        : ", and is held as it is";
  }

  /** What is in its way; the counts alone are told elsewhere. */
  public static Optional<String> obstacle(Rollout rollout) {
    boolean counts = rollout.message().startsWith("revision ") && !hasFailed(rollout);
    return rollout.message().isEmpty() || counts
        ? Optional.empty()
        : Optional.of(rollout.reason() + ": " + Text.oneLine(rollout.message()));
  }

  /** When it fails if nothing moves: {@code 4m30s left}; nothing unless it progresses. */
  public static Optional<String> deadline(Rollout rollout, Duration deadline, Instant now) {
    if (rollout.state() != Rollout.State.PROGRESSING
        && rollout.state() != Rollout.State.ROLLING_BACK) {
      return Optional.empty();
    }
    Duration left = Duration.between(now, rollout.progressAt().plus(deadline));
    return Optional.of(
        left.isPositive()
            ? "it fails if nothing moves for %s; %s of them are left"
                .formatted(Durations.format(deadline), Ages.of(left))
            : "nothing has moved for longer than its deadline of " + Durations.format(deadline));
  }
}
