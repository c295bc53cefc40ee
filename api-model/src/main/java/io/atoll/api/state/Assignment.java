package io.atoll.api.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the manager wants of one worker, under {@code workers/<node>/<worker>}.
 *
 * @param revision the revision to run, found in {@code inputs/<node>/...}
 * @param ordinal position among the application's workers
 * @param drainLimit when the node may signal although nobody said {@code stop}; null unless
 *     draining
 */
public record Assignment(
    Owner owner,
    int revision,
    int ordinal,
    String network,
    Want want,
    @Nullable Instant drainLimit) {
  public enum Want {
    RUN,
    DRAIN,
    STOP
  }
}
