package io.atoll.controller.manager.placement;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param nodes one for each worker that could be placed, in the order of the decisions
 * @param failure why not all could; null if all could
 */
public record PlacementResult(List<String> nodes, @Nullable Explanation failure) {
  public PlacementResult {
    nodes = ImmutableList.copyOf(nodes);
  }
}
