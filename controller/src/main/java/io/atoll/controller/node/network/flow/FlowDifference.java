package io.atoll.controller.node.network.flow;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.List;
import java.util.Set;

/** Lines for one bundle that makes the flows of one set those of another. Pure. */
public record FlowDifference(List<String> lines) {
  public FlowDifference {
    lines = ImmutableList.copyOf(lines);
  }

  public static FlowDifference between(Set<Flow> installed, Set<Flow> wanted) {
    Set<Flow.Key> keys = wanted.stream().map(Flow::key).collect(ImmutableSet.toImmutableSet());
    ImmutableList.Builder<String> lines = ImmutableList.builder();
    Sets.difference(installed, wanted).stream()
        .map(Flow::key)
        .filter(key -> !keys.contains(key))
        .forEach(key -> lines.add("delete_strict " + key));
    Sets.difference(wanted, installed).forEach(flow -> lines.add("add " + flow));
    return new FlowDifference(lines.build());
  }

  public boolean isEmpty() {
    return lines.isEmpty();
  }
}
