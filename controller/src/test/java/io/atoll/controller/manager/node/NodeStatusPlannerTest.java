package io.atoll.controller.manager.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atoll.api.state.Presence;
import io.atoll.api.state.status.NodeStatus;
import io.atoll.api.state.status.NodeStatus.Phase;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class NodeStatusPlannerTest {
  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant T1 = T0.plusSeconds(30);

  @Test
  void saysNothingOfANodeThatNeverWas() {
    assertEquals(Optional.empty(), NodeStatusPlanner.plan(null, true, null, T0));
  }

  @Test
  void followsPresenceAndAgent() {
    assertEquals(Phase.READY, plan(presence(null), true, null, T0).phase());
    assertEquals(Phase.HELD, plan(presence("another cluster"), true, null, T0).phase());
    NodeStatus ready = plan(presence(null), true, null, T0);
    assertEquals(Phase.UNMANAGED, plan(null, true, ready, T1).phase());
    assertEquals(Phase.LOST, plan(null, false, ready, T1).phase());
  }

  @Test
  void remembersSinceWhenItIsLostAndForgetsOnReturn() {
    NodeStatus ready = plan(presence(null), true, null, T0);
    NodeStatus lost = plan(null, false, ready, T1);
    assertEquals(T1, lost.lostSince());
    assertEquals(lost, plan(null, false, lost, T1.plusSeconds(9)));
    NodeStatus back = plan(presence(null), false, lost, T1.plusSeconds(20));
    assertEquals(null, back.lostSince());
    assertEquals(T0, back.firstSeen());
  }

  private static NodeStatus plan(
      @Nullable Presence presence, boolean agent, @Nullable NodeStatus before, Instant now) {
    return NodeStatusPlanner.plan(presence, agent, before, now).orElseThrow();
  }

  private static Presence presence(@Nullable String held) {
    return new Presence(
        "n1",
        "i",
        "b",
        "198.51.100.11",
        "02:00:00:00:00:01",
        List.of("node"),
        new Cpu(2000),
        new DataSize(1 << 30),
        "0.1.0",
        "c",
        T0,
        held);
  }
}
