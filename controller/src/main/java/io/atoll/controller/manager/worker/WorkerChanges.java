package io.atoll.controller.manager.worker;

import com.google.common.collect.ImmutableList;
import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Assignment.Origin;
import io.atoll.api.state.Assignment.Want;
import io.atoll.api.state.Owner;
import io.atoll.api.state.Revision;
import io.atoll.api.state.status.Rollout;
import io.atoll.controller.manager.worker.WorkerAction.Create;
import io.atoll.controller.manager.worker.WorkerAction.Drain;
import io.atoll.controller.manager.worker.WorkerAction.Move;
import io.atoll.controller.manager.worker.WorkerAction.Remove;
import io.atoll.controller.manager.worker.WorkerAction.Stop;
import io.atoll.controller.manager.world.ApplicationState;
import io.atoll.controller.manager.world.Change;
import io.atoll.controller.manager.world.Stored;
import io.atoll.controller.manager.world.WorkerState;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Renders what happens to workers as changes of keys: the copies they need, then assignments. */
public final class WorkerChanges {
  private static final int REVISIONS_KEPT = 20;

  private WorkerChanges() {}

  /** Copies that nodes need and do not have. */
  public static List<Change> inputs(ApplicationState state, WorkerPlan plan, Revision target) {
    return needed(state, plan, target).entrySet().stream()
        .filter(entry -> !state.inputs().containsKey(entry.getKey()))
        .map(entry -> Change.create(entry.getKey(), entry.getValue().withoutText()))
        .toList();
  }

  public static List<Change> assignments(WorkerPlan plan) {
    return plan.actions().stream().map(WorkerChanges::change).toList();
  }

  /** Copies that no worker uses once the plan is carried out. */
  public static List<Change> staleInputs(ApplicationState state, WorkerPlan plan, Revision target) {
    Map<String, Revision> needed = needed(state, plan, target);
    return state.inputs().entrySet().stream()
        .filter(input -> !needed.containsKey(input.getKey()))
        .map(input -> Change.delete(input.getKey(), input.getValue()))
        .toList();
  }

  private static Change change(WorkerAction action) {
    return switch (action) {
      case Create create -> create(create);
      case Move(WorkerState worker, int revision) ->
          update(worker, worker.assignment().value().withRevision(revision));
      case Drain(WorkerState worker, String _, Instant since, Instant limit) ->
          update(worker, worker.assignment().value().draining(since, limit));
      case Stop(WorkerState worker, String _) ->
          update(worker, worker.assignment().value().withWant(Want.STOP));
      case Remove(WorkerState worker) -> Change.delete(worker.assignment());
    };
  }

  private static Change create(Create create) {
    Revision revision = create.revision();
    String application = revision.application().name();
    return Change.create(
        Keys.worker(create.node(), create.worker()),
        new Assignment(
            new Owner("application", application, revision.uid()),
            revision.revision(),
            create.ordinal(),
            revision.application().spec().network(),
            Want.RUN,
            null,
            null,
            false,
            create.origin()));
  }

  private static Change update(WorkerState worker, Assignment after) {
    return Change.put(worker.assignment().key(), worker.assignment(), after);
  }

  private static Map<String, Revision> needed(
      ApplicationState state, WorkerPlan plan, Revision target) {
    Map<Integer, Revision> revisions =
        state.revisions().stream()
            .map(Stored::value)
            .filter(revision -> revision.uid() == target.uid())
            .collect(Collectors.toMap(Revision::revision, Function.identity()));
    revisions.put(target.revision(), target);
    Map<String, Revision> needed = new LinkedHashMap<>();
    revisionsInUse(state, plan)
        .forEach((worker, place) -> {
          Revision revision = revisions.get(place.revision());
          if (revision != null) {
            needed.put(Keys.input(place.node(), state.name(), place.revision()), revision);
          }
        });
    return needed;
  }

  record Place(String node, int revision) {}

  /** By worker, once the plan is carried out. */
  public static Map<String, Place> revisionsInUse(ApplicationState state, WorkerPlan plan) {
    Map<String, Place> places = new HashMap<>();
    state.workers().forEach(it -> places.put(it.name(), new Place(it.node(), it.revision())));
    for (WorkerAction action : plan.actions()) {
      switch (action) {
        case Create(String worker, String node, int _, Revision revision, Origin _) ->
            places.put(worker, new Place(node, revision.revision()));
        case Move(WorkerState worker, int revision) ->
            places.put(worker.name(), new Place(worker.node(), revision));
        case Drain _, Stop _ -> {}
        case Remove(WorkerState worker) -> places.remove(worker.name());
      }
    }
    return places;
  }

  /**
   * Revisions beyond the last twenty that no worker uses, and that nobody may go back to.
   *
   * @param latest the last accepted one
   */
  public static List<Change> staleRevisions(
      ApplicationState state, WorkerPlan plan, Revision latest, Rollout rollout) {
    Set<Integer> used =
        revisionsInUse(state, plan).values().stream()
            .map(Place::revision)
            .collect(Collectors.toCollection(HashSet::new));
    used.addAll(List.of(rollout.revision(), rollout.completed(), rollout.rolledBack()));
    ImmutableList.Builder<Change> stale = ImmutableList.builder();
    for (Stored<Revision> stored : state.revisions()) {
      int number = stored.value().revision();
      if (number <= latest.revision() - REVISIONS_KEPT && !used.contains(number)) {
        stale.add(Change.delete(stored));
      }
    }
    return stale.build();
  }
}
