package io.atoll.controller.manager.world;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.atoll.api.state.Controls;
import io.atoll.api.state.Revision;
import io.atoll.api.state.Scale;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.Rollout;
import io.atoll.api.store.Entry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that stands in the store of one application name, past objects of that name included.
 *
 * @param document the user's text; null once it is deleted
 * @param inputs keys of the copies on nodes, with the revision each was last written at
 * @param dependencies those that it depends on, as far as that matters before its first start
 * @param figures of its load; none unless its count follows that
 * @param names names of workers that are taken, also by observations alone
 */
public record ApplicationState(
    String name,
    @Nullable Entry document,
    @Nullable Stored<Controls> controls,
    @Nullable Stored<Scale> scale,
    @Nullable Stored<ApplicationStatus> status,
    List<Stored<Revision>> revisions,
    List<WorkerState> workers,
    Map<String, Long> inputs,
    Dependencies dependencies,
    Set<String> names,
    RouteFacts routes,
    LoadFigures figures) {
  public ApplicationState {
    revisions = ImmutableList.copyOf(revisions);
    workers = ImmutableList.copyOf(workers);
    inputs = ImmutableMap.copyOf(inputs);
    names = ImmutableSet.copyOf(names);
  }

  /** The same with the count in force as it is remembered, if that is newer than what is stored. */
  public ApplicationState remembering(Stored<Scale> remembered) {
    return new ApplicationState(
        name,
        document,
        controls,
        remembered,
        status,
        revisions,
        workers,
        inputs,
        dependencies,
        names,
        routes,
        figures);
  }

  /** Create revision of the document; 0 if there is none. */
  public long uid() {
    return document == null ? 0 : document.createRevision();
  }

  /** Workers created under another value are to be replaced; null if nobody asked for that. */
  public @Nullable Instant restartAt() {
    return controls == null ? null : controls.value().restartAt();
  }

  /** A failed rollout of another value is to be tried again; null if nobody asked for that. */
  public @Nullable Instant retryAt() {
    return controls == null ? null : controls.value().retryAt();
  }

  /** Whether rollouts hold. */
  public boolean paused() {
    return controls != null && controls.value().paused();
  }

  /** What is remembered of this object's rollout; null for nothing. */
  public @Nullable Rollout rollout() {
    return status == null || status.value().uid() != uid() ? null : status.value().rollout();
  }

  /** The count in force when something was last remembered; null for never. */
  public @Nullable Integer desiredBefore() {
    return status == null || rollout() == null ? null : status.value().desired();
  }

  public List<WorkerState> workersOf(long uid) {
    return workers.stream().filter(worker -> worker.uid() == uid).toList();
  }

  public List<WorkerState> workersOfThePast() {
    return workers.stream().filter(worker -> worker.uid() != uid()).toList();
  }

  /** Whether something of a deleted object of this name is still to be collected. */
  public boolean hasPast() {
    return !workersOfThePast().isEmpty()
        || revisions.stream().anyMatch(revision -> revision.value().uid() != uid())
        || (scale != null && scale.value().uid() != uid())
        || (workers.isEmpty() && !inputs.isEmpty());
  }

  /** The revision that a worker carries. */
  public Optional<Revision> revisionOf(WorkerState worker) {
    return revisions.stream()
        .map(Stored::value)
        .filter(it -> it.uid() == worker.uid() && it.revision() == worker.revision())
        .findFirst();
  }

  /** One of this object's revisions. */
  public Optional<Revision> revision(int number) {
    return revisions.stream()
        .map(Stored::value)
        .filter(it -> it.uid() == uid() && it.revision() == number)
        .findFirst();
  }

  /** The last accepted revision. */
  public Optional<Revision> latest() {
    return revisions.stream()
        .map(Stored::value)
        .filter(revision -> revision.uid() == uid())
        .max(Comparator.comparingInt(Revision::revision));
  }
}
