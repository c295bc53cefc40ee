package io.atoll.controller.manager.rollout;

import io.atoll.api.state.Revision;
import io.atoll.api.state.status.Rollout;
import io.atoll.api.state.status.Rollout.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes memories of rollouts. Pure. */
final class Rollouts {
  /** The reason while it waits for nodes that do not answer: that time does not count. */
  static final String AWAY = "NodesAway";

  private Rollouts() {}

  /**
   * @param completed the last revision that was ever complete; 0 for none
   */
  static Rollout begun(Revision target, int completed, @Nullable Instant retryAt, Instant now) {
    return begun(State.PROGRESSING, target.revision(), completed, 0, retryAt, now);
  }

  /** Back to what was complete before. */
  static Rollout rollingBack(Rollout failed, Instant now) {
    int revision = failed.completed();
    return begun(State.ROLLING_BACK, revision, revision, failed.revision(), failed.retryAt(), now);
  }

  private static Rollout begun(
      State state,
      int revision,
      int completed,
      int rolledBack,
      @Nullable Instant retryAt,
      Instant now) {
    return new Rollout(
        state, revision, completed, rolledBack, now, now, 0, 0, 0, "Started", "", null, retryAt);
  }

  /** Nothing remains to be done, and nothing to be remembered but that. */
  static Rollout complete(Rollout it) {
    return new Rollout(
        State.COMPLETE,
        it.revision(),
        it.revision(),
        0,
        it.startedAt(),
        it.progressAt(),
        it.old(),
        it.updated(),
        it.available(),
        "Complete",
        "revision %d is complete".formatted(it.revision()),
        null,
        it.retryAt());
  }

  /** The same with other counts; nearer to its end if somebody came or went, or came back. */
  static Rollout counted(Rollout it, Tally tally, Instant now) {
    Rollout counted = it.counted(tally.old(), tally.updated(), tally.available());
    return switch (it.state()) {
      case COMPLETE, ROLLED_BACK -> counted;
      case PROGRESSING, PAUSED, ROLLING_BACK, FAILED ->
          nearer(it, tally) ? counted.progressed(now) : counted;
    };
  }

  private static boolean nearer(Rollout before, Tally now) {
    return now.updated() > before.updated()
        || now.available() > before.available()
        || now.old() < before.old()
        || (before.reason().equals(AWAY) && now.away() == 0);
  }

  /** Time in which it was held does not count against it. */
  static Rollout resumed(Rollout it, Instant now) {
    return it.in(it.rolledBack() == 0 ? State.PROGRESSING : State.ROLLING_BACK).progressed(now);
  }
}
