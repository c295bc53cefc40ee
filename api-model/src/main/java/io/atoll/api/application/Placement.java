package io.atoll.api.application;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param spread {@code node}, or a label of nodes, most important first
 * @param maxPerNode null for no limit
 * @param near applications, one of whose workers the node must run
 */
public record Placement(
    List<Constraint> constraints,
    List<String> spread,
    @Nullable Integer maxPerNode,
    List<String> near) {
  public Placement {
    constraints = ImmutableList.copyOf(constraints);
    spread = ImmutableList.copyOf(spread);
    near = ImmutableList.copyOf(near);
  }

  /**
   * {@code node.labels.disk == ssd}, {@code node.name != n3}.
   *
   * @param label null if the constraint is on the node's name
   */
  public record Constraint(@Nullable String label, boolean equal, String value) {
    @Override
    public String toString() {
      return (label == null ? "node.name" : "node.labels." + label)
          + (equal ? " == " : " != ")
          + value;
    }
  }
}
