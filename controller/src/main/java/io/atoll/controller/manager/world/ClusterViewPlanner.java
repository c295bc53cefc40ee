package io.atoll.controller.manager.world;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.atoll.api.cluster.Node;
import io.atoll.api.state.Presence;
import io.atoll.api.state.status.NodeStatus;
import io.atoll.controller.manager.placement.Candidate;
import io.atoll.controller.manager.placement.Demand;
import io.atoll.controller.manager.world.NodeFacts.Load;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sees the cluster as placement does. A node's workers are replaced a grace after both of its
 * leases are gone, unless two nodes or more and at least half of the known ones are lost: then it
 * is likelier that this manager is the one cut off. Pure.
 */
public final class ClusterViewPlanner {
  public static final Duration GRACE = Duration.ofSeconds(2);

  private ClusterViewPlanner() {}

  public static ClusterView plan(
      Collection<NodeFacts> nodes, Set<String> networks, Proxies proxies, Instant now) {
    ImmutableMap.Builder<String, Candidate> candidates = ImmutableMap.builder();
    ImmutableSet.Builder<String> gone = ImmutableSet.builder();
    long lost = nodes.stream().filter(NodeFacts::lost).count();
    boolean manyLost = lost >= 2 && lost * 2 >= nodes.size();
    Duration changesIn = null;
    for (NodeFacts node : nodes) {
      candidates.put(node.name(), candidate(node));
      Duration left = graceLeft(node, now);
      if (left == null || manyLost) {
        continue;
      }
      if (left.isPositive()) {
        changesIn = changesIn == null || left.compareTo(changesIn) < 0 ? left : changesIn;
      } else {
        gone.add(node.name());
      }
    }
    return new ClusterView(
        candidates.buildOrThrow(), gone.build(), manyLost, networks, proxies, changesIn);
  }

  /** Null if the node is not lost, or not yet recorded as lost, which will be told. */
  private static @Nullable Duration graceLeft(NodeFacts node, Instant now) {
    NodeStatus status = node.status();
    if (!node.lost() || status == null || status.lostSince() == null) {
      return null;
    }
    return Duration.between(now, status.lostSince().plus(GRACE));
  }

  private static Candidate candidate(NodeFacts facts) {
    Node node = facts.node();
    Presence presence = facts.presence();
    return new Candidate(
        facts.name(),
        node == null ? Map.of() : node.labels(),
        facts.availability(),
        node != null && node.cordoned(),
        node != null && node.draining(),
        presence == null ? Demand.NONE : new Demand(presence.cpu(), presence.memory()),
        facts.load().stream().map(Load::demand).reduce(Demand.NONE, Demand::plus),
        0,
        facts.load().stream().map(Load::application).collect(Collectors.toSet()));
  }
}
