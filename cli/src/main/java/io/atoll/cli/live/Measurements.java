package io.atoll.cli.live;

import io.atoll.api.Keys;
import io.atoll.api.state.NodeStats;
import io.atoll.api.state.Presence;
import io.atoll.cli.output.Ages;
import io.atoll.cli.view.Nodes;
import io.atoll.cli.view.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the agents reported, and which of them say nothing. Pure. */
final class Measurements {
  static final List<String> PREFIXES =
      List.of(Keys.STATS, Keys.AGENTS, Keys.PRESENCE, Keys.NODES, Keys.NODE_STATUS);

  /** An agent writes every 30 s even if nothing changes. */
  private static final Duration STALE = Duration.ofSeconds(40);

  private Measurements() {}

  static Map<String, NodeStats> byNode(Snapshot snapshot) {
    Map<String, NodeStats> stats = new TreeMap<>();
    for (String node : snapshot.names(Keys.STATS)) {
      snapshot.document(Keys.stats(node), NodeStats.class).ifPresent(it -> stats.put(node, it));
    }
    return stats;
  }

  /** One line for each node whose figures are missing or old. */
  static List<String> gaps(Snapshot snapshot, Instant now) {
    List<String> gaps = new ArrayList<>();
    for (String node : Nodes.names(snapshot)) {
      Optional<NodeStats> stats = snapshot.document(Keys.stats(node), NodeStats.class);
      if (stats.isEmpty()) {
        boolean agent = snapshot.entry(Keys.agent(node)).isPresent();
        gaps.add(
            agent
                ? "Node %s: nothing measured, because its agent has not reported yet."
                    .formatted(node)
                : "Node %1$s: nothing measured: no agent runs on %1$s.".formatted(node));
      } else if (stats.get().at().plus(STALE).isBefore(now)) {
        gaps.add("Node %s: measured %s ago.".formatted(node, Ages.since(stats.get().at(), now)));
      }
    }
    return gaps;
  }

  static Optional<Presence> presence(Snapshot snapshot, String node) {
    return Nodes.presence(snapshot, node);
  }
}
