package io.atoll.controller.manager.placement;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param choices one for each worker that could be placed, in the order of the decisions
 * @param failure why not all could; null if all could
 */
public record PlacementResult(List<Choice> choices, @Nullable Explanation failure) {
  public PlacementResult {
    choices = ImmutableList.copyOf(choices);
  }

  public List<String> nodes() {
    return choices.stream().map(Choice::node).toList();
  }
}
