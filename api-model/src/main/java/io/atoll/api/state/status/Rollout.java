package io.atoll.api.state.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the revision in force is brought about; the manager's only memory of it.
 *
 * @param revision the revision in force
 * @param completed the last revision that was ever complete; 0 for none
 * @param rolledBack the accepted revision that failed and was left; 0 for none
 * @param startedAt when {@code revision} came into force
 * @param progressAt when it last came nearer to its end
 * @param old wanted workers of other templates
 * @param updated wanted workers of the template in force
 * @param available of these, those that have been ready for {@code update.minReady}
 * @param reason one CamelCase word for programs
 * @param message one sentence for people
 * @param worker whose failure it was; null if none failed
 * @param retryAt {@code controls.retryAt} as it was then: under another value it is tried again
 */
public record Rollout(
    State state,
    int revision,
    int completed,
    int rolledBack,
    Instant startedAt,
    Instant progressAt,
    int old,
    int updated,
    int available,
    String reason,
    String message,
    @Nullable String worker,
    @Nullable Instant retryAt) {

  public Rollout in(State other) {
    return with(other, progressAt, old, updated, available, reason, message, worker);
  }

  /** For another reason, with the same memory. */
  public Rollout because(String reason, String message, @Nullable String worker) {
    return with(state, progressAt, old, updated, available, reason, message, worker);
  }

  public Rollout counted(int old, int updated, int available) {
    return with(state, progressAt, old, updated, available, reason, message, worker);
  }

  public Rollout progressed(Instant at) {
    return with(state, at, old, updated, available, reason, message, worker);
  }

  /** What it is about and what it remembers of others stays. */
  private Rollout with(
      State state,
      Instant progressAt,
      int old,
      int updated,
      int available,
      String reason,
      String message,
      @Nullable String worker) {
    return new Rollout(
        state,
        revision,
        completed,
        rolledBack,
        startedAt,
        progressAt,
        old,
        updated,
        available,
        reason,
        message,
        worker,
        retryAt);
  }

  public enum State {
    PROGRESSING,
    PAUSED,
    COMPLETE,
    ROLLING_BACK,
    ROLLED_BACK,
    /** It failed, and there is nothing to go back to or nobody wants to. */
    FAILED
  }
}
