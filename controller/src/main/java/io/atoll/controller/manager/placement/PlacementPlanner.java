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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
    String survey = survey(slots.size(), removed(request, slots));
    List<Choice> choices = new ArrayList<>();
    while (choices.size() < request.count() && !queue.isEmpty()) {
      Score best = best(queue, spread);
      Slot slot = best.slot();
      choices.add(new Choice(slot.node().name(), survey + reason(best, queue.peek(), spread)));
      slot.add(request.demand());
      spread.add(slot.node());
      if (refusal(request, slot).isEmpty()) {
        queue.add(spread.score(slot));
      }
    }
    int unplaced = request.count() - choices.size();
    return new PlacementResult(choices, unplaced > 0 ? explain(request, slots, unplaced) : null);
  }

  private static Score best(PriorityQueue<Score> queue, Spread spread) {
    while (true) {
      Score fresh = spread.score(queue.remove().slot());
      Score next = queue.peek();
      if (next == null || fresh.compareTo(next) <= 0) {
        return fresh;
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

  /** {@code 1 of 3 nodes fit (2 cordoned or draining): }. */
  private static String survey(int nodes, Map<Filter, List<Slot>> removed) {
    int refused = removed.values().stream().mapToInt(List::size).sum();
    String filters =
        removed.entrySet().stream()
            .map(entry -> entry.getValue().size() + " " + entry.getKey().words())
            .collect(Collectors.joining(", "));
    return "%d of %d nodes fit%s: "
        .formatted(nodes - refused, nodes, filters.isEmpty() ? "" : " (" + filters + ")");
  }

  private static String reason(Score best, @Nullable Score next, Spread spread) {
    String words = best.slot().node().name() + " with " + spread.words(best);
    return next == null
        ? words
        : words
            + ", before "
            + next.slot().node().name()
            + " with "
            + spread.words(spread.score(next.slot()));
  }

  private static Map<Filter, List<Slot>> removed(PlacementRequest request, List<Slot> slots) {
    Map<Filter, List<Slot>> removed = new EnumMap<>(Filter.class);
    for (Slot slot : slots) {
      refusal(request, slot)
          .ifPresent(filter -> removed.computeIfAbsent(filter, f -> new ArrayList<>()).add(slot));
    }
    return removed;
  }

  private static Explanation explain(PlacementRequest request, List<Slot> slots, int unplaced) {
    Map<Filter, List<Slot>> removed = removed(request, slots);
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
