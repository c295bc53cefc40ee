package io.atoll.controller.manager.rollout;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import io.atoll.controller.manager.world.WorkerState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses whom to stop: not ready first, then those of whom a node that came back has not said anew
 * whether they are, then those not yet available, then on the node with most workers of the
 * application, then the one with the fewest sessions, then the newest. Pure.
 */
final class Victims {
  private Victims() {}

  /**
   * @param among those who may be chosen
   * @param live all that count for how full a node is
   */
  static List<WorkerState> choose(
      int count, Collection<WorkerState> among, Collection<WorkerState> live, Look look) {
    Multiset<String> perNode = HashMultiset.create();
    live.forEach(worker -> perNode.add(worker.node()));
    List<WorkerState> left = new ArrayList<>(among);
    List<WorkerState> chosen = new ArrayList<>();
    while (chosen.size() < count && !left.isEmpty()) {
      WorkerState victim = left.stream().min(order(perNode, look)).orElseThrow();
      left.remove(victim);
      perNode.remove(victim.node());
      chosen.add(victim);
    }
    return chosen;
  }

  private static Comparator<WorkerState> order(Multiset<String> perNode, Look look) {
    return Comparator.comparing(WorkerState::seemsReady)
        .thenComparing(WorkerState::ready)
        .thenComparing(look.availability()::has)
        .thenComparingInt(worker -> -perNode.count(worker.node()))
        .thenComparingInt(worker -> look.sessions().getOrDefault(worker.name(), 0))
        .thenComparingLong(worker -> -worker.assignment().createRevision())
        .thenComparing(WorkerState::name);
  }
}
