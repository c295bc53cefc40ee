package io.atoll.controller.manager.placement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Places workers one after the other, each on the node with the best score. A node's score only
 * gets worse while a plan is made, so a queue whose head is scored anew finds the best without
 * looking at the others: n log n in nodes and workers.
 */
public final class PlacementPlanner {
  private PlacementPlanner() {}

  /** The order of the candidates does not matter: the last tie-break is the name. */
  public static PlacementResult place(PlacementRequest request, Collection<Candidate> candidates) {
    Spread spread = new Spread(request.placement().spread(), candidates);
    List<Slot> slots = candidates.stream().map(Slot::new).toList();
    PriorityQueue<Score> queue = new PriorityQueue<>();
    for (Slot slot : slots) {
      if (refusal(request, slot).isEmpty()) {
        queue.add(spread.score(slot));
      }
    }
    List<String> nodes = new ArrayList<>();
    while (nodes.size() < request.count() && !queue.isEmpty()) {
      Slot slot = best(queue, spread);
      nodes.add(slot.node().name());
      slot.add(request.demand());
      spread.add(slot.node());
      if (refusal(request, slot).isEmpty()) {
        queue.add(spread.score(slot));
      }
    }
    int unplaced = request.count() - nodes.size();
    return new PlacementResult(nodes, unplaced > 0 ? explain(request, slots, unplaced) : null);
  }

  private static Slot best(PriorityQueue<Score> queue, Spread spread) {
    while (true) {
      Slot slot = queue.remove().slot();
      Score fresh = spread.score(slot);
      Score next = queue.peek();
      if (next == null || fresh.compareTo(next) <= 0) {
        return slot;
      }
      queue.add(fresh);
    }
  }

  private static Optional<Filter> refusal(PlacementRequest request, Slot slot) {
    for (Filter filter : Filter.values()) {
      if (filter.lacks(request, slot).isPresent()) {
        return Optional.of(filter);
      }
    }
    return Optional.empty();
  }

  private static Explanation explain(PlacementRequest request, List<Slot> slots, int unplaced) {
    Map<Filter, List<Slot>> removed = new EnumMap<>(Filter.class);
    for (Slot slot : slots) {
      refusal(request, slot)
          .ifPresent(filter -> removed.computeIfAbsent(filter, f -> new ArrayList<>()).add(slot));
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    String nearest = "";
    for (Map.Entry<Filter, List<Slot>> entry : removed.entrySet()) {
      counts.put(entry.getKey().words(), entry.getValue().size());
      nearest = nearest(request, entry.getKey(), entry.getValue());
    }
    return new Explanation(unplaced, slots.size(), counts, nearest);
  }

  /** Of those that the last filter removed, the one with the most room. */
  private static String nearest(PlacementRequest request, Filter filter, List<Slot> slots) {
    return slots.stream()
        .min(Comparator.comparingDouble(Slot::share).thenComparing(slot -> slot.node().name()))
        .map(slot -> slot.node().name() + ", " + filter.lacks(request, slot).orElse(""))
        .orElse("");
  }
}
