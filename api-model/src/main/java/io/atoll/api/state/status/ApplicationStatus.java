package io.atoll.api.state.status;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the manager says of an application, under {@code status/application/<name>}.
 *
 * @param uid create revision of the application's key
 * @param revision the accepted revision in force; 0 before the first
 * @param seen modification revision of the user's document that was last judged
 * @param accepted modification revision of the document that became {@code revision}
 * @param desired the count in force
 * @param ready workers that are ready
 * @param updated workers of the revision in force
 * @param error why the document at {@code seen} was refused; null if it was accepted
 * @param rollout null before the first accepted revision
 */
public record ApplicationStatus(
    Phase phase,
    long uid,
    int revision,
    long seen,
    long accepted,
    int desired,
    int ready,
    int updated,
    List<Condition> conditions,
    @Nullable SpecError error,
    @Nullable Rollout rollout) {
  public ApplicationStatus {
    conditions = ImmutableList.copyOf(conditions);
  }

  public enum Phase {
    PENDING,
    PROGRESSING,
    READY,
    DEGRADED,
    ROLLING_BACK,
    REFUSED,
    DELETING
  }

  /** The first error of a refused document; lines and columns count from 1, 0 where unknown. */
  public record SpecError(int line, int column, String path, String message) {}
}
