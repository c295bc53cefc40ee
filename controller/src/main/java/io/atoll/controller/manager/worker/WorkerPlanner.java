package io.atoll.controller.manager.worker;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Multiset;
import io.atoll.api.state.Assignment.Origin;
import io.atoll.api.state.Revision;
import io.atoll.controller.manager.placement.Candidate;
import io.atoll.controller.manager.placement.Choice;
import io.atoll.controller.manager.placement.Demand;
import io.atoll.controller.manager.placement.Explanation;
import io.atoll.controller.manager.placement.PlacementPlanner;
import io.atoll.controller.manager.placement.PlacementRequest;
import io.atoll.controller.manager.placement.PlacementResult;
import io.atoll.controller.manager.worker.WorkerAction.Create;
import io.atoll.controller.manager.worker.WorkerAction.Move;
import io.atoll.controller.manager.worker.WorkerAction.Remove;
import io.atoll.controller.manager.worker.WorkerAction.Stop;
import io.atoll.controller.manager.worker.WorkerPlan.Obstacle;
import io.atoll.controller.manager.world.ApplicationState;
import io.atoll.controller.manager.world.ClusterView;
import io.atoll.controller.manager.world.WorkerState;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From the revision and the count in force to what happens to each worker. Pure. */
public final class WorkerPlanner {
  private final NameSource random;

  public WorkerPlanner(NameSource random) {
    this.random = random;
  }

  public WorkerPlan plan(
      ApplicationState state, Revision target, int desired, ClusterView cluster, Instant now) {
    Fleet fleet = Fleet.sort(state, target, cluster.gone());
    int stopping = (int) fleet.stillStopping(cluster.nodes());
    int missing = RolloutPlanner.creates(fleet, desired, stopping);
    Placed placed = place(state, target, fleet, missing, cluster, now);
    int uncovered = Math.max(0, desired - fleet.live().size() - placed.creates().size());
    ImmutableList.Builder<WorkerAction> actions = ImmutableList.builder();
    actions.addAll(placed.creates());
    fleet.current().stream()
        .filter(worker -> worker.revision() != target.revision())
        .forEach(worker -> actions.add(new Move(worker, target.revision())));
    actions.addAll(RolloutPlanner.stops(fleet, desired));
    fleet.lost().stream()
        .skip(uncovered)
        .forEach(worker -> actions.add(new Stop(worker, "NodeLost")));
    fleet.stopping().stream()
        .filter(WorkerState::stopped)
        .forEach(worker -> actions.add(new Remove(worker)));
    WorkerPlan plan = new WorkerPlan(actions.build(), placed.obstacle(), null);
    return DrainPlanner.inOrder(plan, state, fleet.stopping(), cluster.proxies(), now);
  }

  private record Placed(List<Create> creates, @Nullable Obstacle obstacle) {}

  private Placed place(
      ApplicationState state,
      Revision target,
      Fleet fleet,
      int missing,
      ClusterView cluster,
      Instant now) {
    String network = target.application().spec().network();
    if (missing == 0) {
      return new Placed(List.of(), null);
    }
    if (!cluster.networks().contains(network)) {
      String message =
          "the network '" + network + "' does not exist or was refused; apply it first";
      return new Placed(List.of(), new Obstacle("NetworkMissing", message));
    }
    PlacementResult result =
        PlacementPlanner.place(
            new PlacementRequest(
                target.application().spec().placement(),
                Demand.of(target.application().spec().resources()),
                missing),
            candidates(fleet, cluster));
    Explanation failure = result.failure();
    return new Placed(
        creates(state, target, result.choices(), now),
        failure == null ? null : new Obstacle("NotPlaced", failure.message()));
  }

  /**
   * Counts only workers of the template in force, so that a replacement can begin where {@code
   * maxPerNode} is used up by those it replaces.
   */
  private static List<Candidate> candidates(Fleet fleet, ClusterView cluster) {
    Multiset<String> own = HashMultiset.create();
    fleet.current().forEach(worker -> own.add(worker.node()));
    return cluster.nodes().values().stream()
        .map(node -> node.withOwn(own.count(node.name())))
        .toList();
  }

  private List<Create> creates(
      ApplicationState state, Revision target, List<Choice> choices, Instant now) {
    Set<String> names = new HashSet<>(state.names());
    Set<Integer> ordinals =
        state.workers().stream()
            .map(worker -> worker.assignment().value().ordinal())
            .collect(Collectors.toCollection(HashSet::new));
    ImmutableList.Builder<Create> creates = ImmutableList.builder();
    int ordinal = 0;
    for (Choice choice : choices) {
      while (!ordinals.add(ordinal)) {
        ordinal++;
      }
      String worker = name(state.name(), names);
      Origin origin = new Origin(now, choice.reason(), state.restartAt());
      creates.add(new Create(worker, choice.node(), ordinal, target, origin));
    }
    return creates.build();
  }

  private String name(String application, Set<String> taken) {
    String name = application + "-" + random.next();
    while (!taken.add(name)) {
      name = application + "-" + random.next();
    }
    return name;
  }
}
