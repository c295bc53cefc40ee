package io.atoll.api.state.status;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the manager says of a node that it has ever seen, under {@code status/nodes/<node>}.
 *
 * @param lostSince when presence and agent were both gone; null while either is there
 */
public record NodeStatus(
    Phase phase, Instant firstSeen, @Nullable Instant lostSince, List<Condition> conditions) {
  public NodeStatus {
    conditions = ImmutableList.copyOf(conditions);
  }

  public enum Phase {
    READY,
    /** The controller is gone, the agent is there: nothing new is placed, nothing moves. */
    UNMANAGED,
    HELD,
    LOST
  }
}
