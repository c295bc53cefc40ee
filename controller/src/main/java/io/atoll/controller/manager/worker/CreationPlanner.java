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
import io.atoll.controller.manager.rollout.Fleet;
import io.atoll.controller.manager.rollout.Obstacle;
import io.atoll.controller.manager.rollout.Steps.Batch;
import io.atoll.controller.manager.worker.WorkerAction.Create;
import io.atoll.controller.manager.world.ApplicationState;
import io.atoll.controller.manager.world.ClusterView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gives new workers their names, ordinals and nodes, one batch after the other. One thread. */
final class CreationPlanner {
  private final NameSource random;
  private final ApplicationState state;
  private final Fleet fleet;
  private final ClusterView cluster;
  private final Instant now;
  private final Set<String> names;
  private final Set<Integer> ordinals;
  private final List<Create> creates = new ArrayList<>();
  private @Nullable Obstacle obstacle;

  private CreationPlanner(
      NameSource random, ApplicationState state, Fleet fleet, ClusterView cluster, Instant now) {
    this.random = random;
    this.state = state;
    this.fleet = fleet;
    this.cluster = cluster;
    this.now = now;
    this.names = new HashSet<>(state.names());
    this.ordinals =
        state.workers().stream()
            .map(worker -> worker.assignment().value().ordinal())
            .collect(Collectors.toCollection(HashSet::new));
  }

  /**
   * @param obstacle why not all could be placed; null if all could
   */
  record Creation(List<Create> creates, @Nullable Obstacle obstacle) {
    Creation {
      creates = ImmutableList.copyOf(creates);
    }

    int of(Revision revision) {
      return (int)
          creates.stream().filter(it -> it.revision().revision() == revision.revision()).count();
    }
  }

  static Creation plan(
      NameSource random,
      ApplicationState state,
      Fleet fleet,
      List<Batch> batches,
      ClusterView cluster,
      Instant now) {
    var planner = new CreationPlanner(random, state, fleet, cluster, now);
    batches.forEach(planner::place);
    return new Creation(planner.creates, planner.obstacle);
  }

  private void place(Batch batch) {
    Revision revision = batch.revision();
    String network = revision.application().spec().network();
    if (!cluster.networks().contains(network)) {
      String message =
          "the network '" + network + "' does not exist or was refused; apply it first";
      obstacle = new Obstacle("NetworkMissing", message);
      return;
    }
    Demand demand = Demand.of(revision.application().spec().resources());
    PlacementResult result =
        PlacementPlanner.place(
            new PlacementRequest(revision.application().spec().placement(), demand, batch.count()),
            candidates());
    result.choices().forEach(it -> creates.add(create(revision, it)));
    Explanation failure = result.failure();
    if (failure != null) {
      obstacle = new Obstacle("NotPlaced", failure.message());
    }
  }

  /**
   * Counts only workers of the template in force, so that a replacement can begin where {@code
   * maxPerNode} is used up by those it replaces; and what was placed a moment ago.
   */
  private List<Candidate> candidates() {
    Multiset<String> own = HashMultiset.create();
    fleet.current().forEach(worker -> own.add(worker.node()));
    creates.forEach(it -> own.add(it.node()));
    return cluster.nodes().values().stream()
        .map(node -> node.withOwn(own.count(node.name())).withUsed(used(node)))
        .toList();
  }

  private Demand used(Candidate node) {
    return creates.stream()
        .filter(it -> it.node().equals(node.name()))
        .map(it -> Demand.of(it.revision().application().spec().resources()))
        .reduce(node.used(), Demand::plus);
  }

  private Create create(Revision revision, Choice choice) {
    int ordinal = 0;
    while (!ordinals.add(ordinal)) {
      ordinal++;
    }
    Origin origin = new Origin(now, choice.reason(), state.restartAt());
    return new Create(name(), choice.node(), ordinal, revision, origin);
  }

  private String name() {
    String name = state.name() + "-" + random.next();
    while (!names.add(name)) {
      name = state.name() + "-" + random.next();
    }
    return name;
  }
}
