package io.atoll.controller.manager.placement;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Why workers could not be placed.
 *
 * @param unplaced how many
 * @param nodes how many nodes were looked at
 * @param removed how many of them each filter removed, in the filters' order
 * @param nearest what the node that came furthest lacked, with its name; empty without nodes
 */
public record Explanation(int unplaced, int nodes, Map<String, Integer> removed, String nearest) {
  public Explanation {
    removed = ImmutableMap.copyOf(removed);
  }

  /** One sentence for people. */
  public String message() {
    if (nodes == 0) {
      return "no node has joined the cluster, %d of the workers cannot be placed"
          .formatted(unplaced);
    }
    String filters =
        removed.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    return "%d of the workers fit on none of %d nodes: %s; the nearest, %s"
        .formatted(unplaced, nodes, filters, nearest);
  }
}
