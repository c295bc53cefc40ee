package io.atoll.api.state;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What users say to a running application beside its document, under {@code controls/<app>}.
 *
 * @param count the manual count, in force while {@code basis} is; null for none
 * @param basis what the user saw when giving the count
 * @param paused whether rollouts hold
 * @param restartAt workers that were created under another value are to be replaced; null for none
 * @param retryAt a rollout that failed under another value is to be tried again; null for none
 */
public record Controls(
    @Nullable Integer count,
    @Nullable Basis basis,
    boolean paused,
    @Nullable Instant restartAt,
    @Nullable Instant retryAt) {
  public static final Controls NONE = new Controls(null, null, false, null, null);

  /** A count by hand, or the document's again if both are null. */
  public Controls withCount(@Nullable Integer count, @Nullable Basis basis) {
    return new Controls(count, basis, paused, restartAt, retryAt);
  }

  public Controls withPaused(boolean paused) {
    return new Controls(count, basis, paused, restartAt, retryAt);
  }

  public Controls withRestartAt(Instant restartAt) {
    return new Controls(count, basis, paused, restartAt, retryAt);
  }

  public Controls withRetryAt(Instant retryAt) {
    return new Controls(count, basis, paused, restartAt, retryAt);
  }

  /** The manual count, while nobody has changed the count of the document since it was given. */
  public Optional<Integer> countFor(Revision accepted) {
    boolean holds =
        basis != null
            && basis.uid() == accepted.uid()
            && basis.revision() >= accepted.countChanged();
    return holds ? Optional.ofNullable(count) : Optional.empty();
  }

  /**
   * @param uid create revision of the application's key
   * @param revision modification revision of the application's key when the count was given; the
   *     count holds while {@code replicas} and {@code autoscale} have not changed after it
   */
  public record Basis(long uid, long revision) {}
}
