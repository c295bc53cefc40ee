package io.atoll.controller.manager.rollout;

import com.google.common.graph.GraphBuilder;
import com.google.common.graph.MutableGraph;
import io.atoll.api.state.status.Rollout;
import io.atoll.api.yaml.text.Nearest;
import io.atoll.controller.manager.world.ApplicationState;
import io.atoll.controller.manager.world.Dependencies;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether an application that never had a worker waits for others. Once its first one is created it
 * never waits again. Pure.
 */
public final class DependencyPlanner {
  private static final String WAITS = "WaitsFor";
  private static final String CYCLE = "DependencyCycle";

  private DependencyPlanner() {}

  public static Optional<Obstacle> waits(ApplicationState state, Course course) {
    Set<String> missing = new TreeSet<>(course.target().application().spec().dependsOn());
    missing.removeAll(state.dependencies().there());
    if (missing.isEmpty() || begun(state, course)) {
      return Optional.empty();
    }
    List<String> cycle = cycle(state.name(), missing, state.dependencies());
    return Optional.of(
        cycle.isEmpty()
            ? new Obstacle(WAITS, waiting(missing, state))
            : new Obstacle(CYCLE, round(cycle)));
  }

  /** Whether it was ever seen to have workers, or not to wait. */
  private static boolean begun(ApplicationState state, Course course) {
    Rollout before = state.rollout();
    boolean waited =
        before == null || before.reason().equals(WAITS) || before.reason().equals(CYCLE);
    return !waited || course.rollout().completed() != 0 || !state.workersOf(state.uid()).isEmpty();
  }

  private static String waiting(Set<String> missing, ApplicationState state) {
    return "its first start waits until these are available: "
        + missing.stream().map(it -> it + unknown(it, state)).collect(Collectors.joining(", "));
  }

  private static String unknown(String name, ApplicationState state) {
    Set<String> known = new TreeSet<>(state.dependencies().known());
    known.remove(state.name());
    return known.contains(name)
        ? ""
        : " (there is no such application%s)".formatted(Nearest.hint(name, known));
  }

  private static String round(List<String> cycle) {
    return "none of these can start before the other: "
        + String.join(" -> ", cycle)
        + "; take the name of one out of the dependsOn of another";
  }

  /** The shortest way from an application over what is not there back to itself. */
  private static List<String> cycle(String name, Set<String> missing, Dependencies all) {
    MutableGraph<String> graph = GraphBuilder.directed().allowsSelfLoops(true).build();
    graph.addNode(name);
    missing.forEach(it -> graph.putEdge(name, it));
    all.needs()
        .forEach((from, needs) ->
            needs.stream()
                .filter(it -> !all.there().contains(from) && !all.there().contains(it))
                .forEach(it -> graph.putEdge(from, it)));
    Map<String, String> cameFrom = new HashMap<>();
    Deque<String> queue = new ArrayDeque<>(List.of(name));
    while (!queue.isEmpty() && !cameFrom.containsKey(name)) {
      String from = queue.remove();
      for (String to : new TreeSet<>(graph.successors(from))) {
        if (cameFrom.putIfAbsent(to, from) == null) {
          queue.add(to);
        }
      }
    }
    return cameFrom.containsKey(name) ? way(name, cameFrom) : List.of();
  }

  private static List<String> way(String name, Map<String, String> cameFrom) {
    Deque<String> way = new ArrayDeque<>(List.of(name));
    String step = cameFrom.getOrDefault(name, name);
    while (!step.equals(name)) {
      way.addFirst(step);
      step = cameFrom.getOrDefault(step, name);
    }
    way.addFirst(name);
    return List.copyOf(way);
  }
}
