package io.atoll.controller.manager.placement;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Counts the application's workers in each domain. Nodes always come last, so that a zone's workers
 * do not share one node. One thread.
 */
final class Spread {
  private final List<String> keys;
  private final List<Multiset<String>> counts = new ArrayList<>();

  Spread(List<String> asked, Collection<Candidate> candidates) {
    this.keys = new ArrayList<>(asked);
    if (!keys.contains("node")) {
      keys.add("node");
    }
    for (String key : keys) {
      Multiset<String> count = HashMultiset.create();
      candidates.forEach(node -> count.add(Filter.domain(key, node), node.own()));
      counts.add(count);
    }
  }

  void add(Candidate node) {
    for (int i = 0; i < keys.size(); i++) {
      counts.get(i).add(Filter.domain(keys.get(i), node));
    }
  }

  /** The score for people: {@code 2 workers in its zone, 0 on it, 12% requested}. */
  String words(Score score) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i);
      words
          .append(score.domains().get(i))
          .append(key.equals("node") ? " workers of it" : " in its " + key)
          .append(", ");
    }
    return words.append(Math.round(100 * score.share())).append("% requested").toString();
  }

  Score score(Slot slot) {
    List<Integer> domains = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      domains.add(counts.get(i).count(Filter.domain(keys.get(i), slot.node())));
    }
    return new Score(slot, domains, slot.share());
  }
}
