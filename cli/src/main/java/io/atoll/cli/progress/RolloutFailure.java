package io.atoll.cli.progress;

import io.atoll.api.state.Controls;
import io.atoll.api.state.status.Rollout;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.rollout.RolloutWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an update that failed ends a wait, and what its author needs to know then. Pure. */
final class RolloutFailure {
  private RolloutFailure() {}

  /** Whether the manager has heard what was last said of trying again and of going on. */
  static boolean isTakenUp(@Nullable Rollout rollout, Controls controls) {
    return rollout == null
        || (isJudged(rollout, controls)
            && (rollout.state() != Rollout.State.PAUSED || controls.paused()));
  }

  /** A failure from before the last retry is none any more. */
  static boolean isJudged(Rollout rollout, Controls controls) {
    return !RolloutWords.hasFailed(rollout)
        || Objects.equals(rollout.retryAt(), controls.retryAt());
  }

  static Optional<Progress.Failed> of(String title, String name, Rollout rollout) {
    return switch (rollout.state()) {
      case ROLLED_BACK ->
          Optional.of(failed(ExitCode.ROLLED_BACK, title, rollout, back(name, rollout)));
      case FAILED -> Optional.of(failed(ExitCode.FAILURE, title, rollout, held(name, rollout)));
      case PROGRESSING, PAUSED, COMPLETE, ROLLING_BACK -> Optional.empty();
    };
  }

  private static Progress.Failed failed(
      ExitCode code, String title, Rollout rollout, List<String> advice) {
    List<String> details = new ArrayList<>();
    if (!rollout.message().isEmpty()) {
      details.add(rollout.reason() + ": " + rollout.message());
    }
    String headline = title + ": " + RolloutWords.sentence(rollout, rollout.updated());
    return new Progress.Failed(code, headline, details, rollout.worker(), advice);
  }

  private static List<String> back(String name, Rollout rollout) {
    return List.of(
        "What differs: 'atoll diff --revision %d..%d %s'; all revisions: 'atoll rollout history %s'."
            .formatted(rollout.revision(), rollout.rolledBack(), name, name),
        "Mend the document and apply it again, or try the same one with 'atoll rollout retry %s'."
            .formatted(name));
  }

  private static List<String> held(String name, Rollout rollout) {
    boolean hasOther = rollout.completed() > 0 && rollout.completed() != rollout.revision();
    return List.of(
        "Mend the document and apply it again, or try the same one with 'atoll rollout retry %s'."
            .formatted(name),
        hasOther
            ? "'atoll rollout undo %s --to-revision %d' goes back."
                .formatted(name, rollout.completed())
            : "'atoll describe %s' tells all that is known of it.".formatted(name));
  }
}
