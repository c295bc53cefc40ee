package io.atoll.api.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the manager wants of one worker, under {@code workers/<node>/<worker>}.
 *
 * @param revision the revision to run, found in {@code inputs/<node>/...}
 * @param ordinal position among the application's workers
 * @param drainLimit when the node may signal although nobody said {@code stop}; null unless it was
 *     told to drain
 * @param drainSince when it was told to drain; null before that
 * @param replace whether another worker shall take its place, and it stop once that one is ready
 * @param origin how it came to be; null if a version made it that did not write that down
 */
public record Assignment(
    Owner owner,
    int revision,
    int ordinal,
    String network,
    Want want,
    @Nullable Instant drainLimit,
    @Nullable Instant drainSince,
    boolean replace,
    @Nullable Origin origin) {

  /** One that stays, and of whose origin nothing is known. */
  public Assignment(
      Owner owner,
      int revision,
      int ordinal,
      String network,
      Want want,
      @Nullable Instant drainLimit) {
    this(owner, revision, ordinal, network, want, drainLimit, null, false, null);
  }

  public Assignment withWant(Want other) {
    return new Assignment(
        owner, revision, ordinal, network, other, drainLimit, drainSince, replace, origin);
  }

  public Assignment withRevision(int other) {
    return new Assignment(
        owner, other, ordinal, network, want, drainLimit, drainSince, replace, origin);
  }

  public Assignment replaced() {
    return new Assignment(
        owner, revision, ordinal, network, want, drainLimit, drainSince, true, origin);
  }

  public Assignment draining(Instant since, Instant limit) {
    return new Assignment(
        owner, revision, ordinal, network, Want.DRAIN, limit, since, replace, origin);
  }

  /**
   * @param reason why it is on this node, a sentence for people
   * @param restartAt {@link Controls#restartAt} at that time; a worker with another one than the
   *     present is to be replaced. It is compared and never ordered, so clocks may differ.
   */
  public record Origin(Instant at, String reason, @Nullable Instant restartAt) {}

  public enum Want {
    RUN,
    DRAIN,
    STOP
  }
}
