package io.atoll.controller.manager.placement;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * Less is better: fewer workers of the application in the node's domains, the most important first,
 * then the smaller requested share, then the name.
 */
record Score(Slot slot, List<Integer> domains, double share) implements Comparable<Score> {
  Score {
    domains = ImmutableList.copyOf(domains);
  }

  @Override
  public int compareTo(Score other) {
    for (int i = 0; i < domains.size(); i++) {
      int order = Integer.compare(domains.get(i), other.domains.get(i));
      if (order != 0) {
        return order;
      }
    }
    int order = Double.compare(share, other.share);
    return order != 0 ? order : slot.node().name().compareTo(other.slot.node().name());
  }
}
