package io.atoll.controller.manager.node;

import io.atoll.api.state.Presence;
import io.atoll.api.state.status.Condition;
import io.atoll.api.state.status.NodeStatus;
import io.atoll.api.state.status.NodeStatus.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said of a node; nothing of one that was never there. Pure. */
public final class NodeStatusPlanner {
  private NodeStatusPlanner() {}

  /** Answers {@code before} itself if nothing changed. */
  public static Optional<NodeStatus> plan(
      @Nullable Presence presence, boolean agent, @Nullable NodeStatus before, Instant now) {
    if (presence == null && before == null) {
      return Optional.empty();
    }
    Phase phase = phase(presence, agent);
    Instant lostBefore = before == null ? null : before.lostSince();
    Instant lostSince = lostBefore == null ? now : lostBefore;
    return Optional.of(
        new NodeStatus(
            phase,
            before == null ? now : before.firstSeen(),
            phase == Phase.LOST ? lostSince : null,
            List.of(condition(phase, presence, before, now))));
  }

  private static Phase phase(@Nullable Presence presence, boolean agent) {
    if (presence == null) {
      return agent ? Phase.UNMANAGED : Phase.LOST;
    }
    return presence.held() == null ? Phase.READY : Phase.HELD;
  }

  private static Condition condition(
      Phase phase, @Nullable Presence presence, @Nullable NodeStatus before, Instant now) {
    Condition.Status status = phase == Phase.READY ? Condition.Status.TRUE : Condition.Status.FALSE;
    Instant since =
        before == null
            ? now
            : before.conditions().stream()
                .filter(it -> it.status() == status)
                .map(Condition::since)
                .findFirst()
                .orElse(now);
    return new Condition("Available", status, reason(phase), message(phase, presence), since);
  }

  private static String reason(Phase phase) {
    return switch (phase) {
      case READY -> "Ready";
      case UNMANAGED -> "Unmanaged";
      case HELD -> "Held";
      case LOST -> "Lost";
    };
  }

  private static String message(Phase phase, @Nullable Presence presence) {
    return switch (phase) {
      case READY -> "its controller is there and takes workers";
      case UNMANAGED -> "its controller is gone, its agent is there: its workers are left alone";
      case HELD -> "it touches nothing: " + (presence == null ? "" : presence.held());
      case LOST -> "neither its controller nor its agent is there";
    };
  }
}
