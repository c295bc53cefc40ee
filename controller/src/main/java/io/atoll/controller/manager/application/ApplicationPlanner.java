package io.atoll.controller.manager.application;

import com.google.common.collect.ImmutableList;
import io.atoll.api.Keys;
import io.atoll.api.application.Autoscale;
import io.atoll.api.state.Revision;
import io.atoll.api.state.Scale;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.store.Entry;
import io.atoll.controller.manager.acceptance.Acceptance;
import io.atoll.controller.manager.acceptance.Acceptance.Accepted;
import io.atoll.controller.manager.acceptance.AcceptancePlanner;
import io.atoll.controller.manager.acceptance.CountPlanner;
import io.atoll.controller.manager.acceptance.Judgement;
import io.atoll.controller.manager.acceptance.LoadCountPlanner;
import io.atoll.controller.manager.rollout.Course;
import io.atoll.controller.manager.rollout.CoursePlanner;
import io.atoll.controller.manager.rollout.DependencyPlanner;
import io.atoll.controller.manager.status.Note;
import io.atoll.controller.manager.status.NotePlanner;
import io.atoll.controller.manager.status.StatusPlanner;
import io.atoll.controller.manager.status.Step;
import io.atoll.controller.manager.worker.NameSource;
import io.atoll.controller.manager.worker.WorkerChanges;
import io.atoll.controller.manager.worker.WorkerPlan;
import io.atoll.controller.manager.worker.WorkerPlanner;
import io.atoll.controller.manager.world.ApplicationState;
import io.atoll.controller.manager.world.Change;
import io.atoll.controller.manager.world.ClusterView;
import io.atoll.controller.manager.world.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From all that stands of one application to all that is to change. Pure. */
public final class ApplicationPlanner {
  private final AcceptancePlanner acceptance;
  private final WorkerPlanner workers;

  public ApplicationPlanner(Judgement.Parser parser, NameSource random) {
    this.acceptance = new AcceptancePlanner(parser);
    this.workers = new WorkerPlanner(random);
  }

  public ApplicationPlan plan(ApplicationState state, ClusterView cluster, Instant now) {
    Entry document = state.document();
    return document == null || state.hasPast()
        ? collect(state, cluster, now)
        : keep(state, document, cluster, now);
  }

  private ApplicationPlan keep(
      ApplicationState state, Entry document, ClusterView cluster, Instant now) {
    Acceptance accepted = acceptance.plan(state, document, now);
    ImmutableList.Builder<Change> changes = ImmutableList.builder();
    if (accepted instanceof Accepted(Revision revision)) {
      changes.add(acceptance(state, revision));
    }
    Optional<Revision> inForce = accepted.inForce();
    Scale scale = null;
    Step step = null;
    if (inForce.isPresent()) {
      Revision latest = inForce.get();
      scale = scale(state, latest, now);
      step = step(state, latest, scale.count(), cluster, now);
      changes.addAll(scaleChange(state, scale)).addAll(changes(state, step, latest));
    }
    ApplicationStatus status = StatusPlanner.plan(state, document, accepted, step, scale, now);
    List<Note> notes =
        ImmutableList.<Note>builder()
            .addAll(NotePlanner.plan(state, accepted, scale))
            .addAll(step == null ? List.of() : NotePlanner.step(state.rollout(), step))
            .addAll(NotePlanner.turns(statusOf(state, status.uid()), status))
            .build();
    changes.addAll(statusChange(state, status));
    Duration again = step == null ? cluster.changesIn() : step.again();
    boolean follows = scale != null && scale.memory() != null;
    return new ApplicationPlan(
        changes.build(),
        notes,
        follows ? WorkerPlan.sooner(again, LoadCountPlanner.PERIOD) : again,
        scale);
  }

  /** Who pauses, then applies, must not see the new document acted on before the pause. */
  private static Change acceptance(ApplicationState state, Revision revision) {
    String name = state.name();
    return Change.create(Keys.revision(name, revision.revision()), revision)
        .given(Keys.controls(name), state.controls());
  }

  private Step step(
      ApplicationState state, Revision latest, int desired, ClusterView cluster, Instant now) {
    Course course = CoursePlanner.plan(state, latest, cluster, now);
    WorkerPlan plan =
        DependencyPlanner.waits(state, course)
            .map(it -> WorkerPlan.hindered(it, desired))
            .orElseGet(() -> workers.plan(state, course, desired, cluster, now));
    return Step.of(state, course, desired, plan, cluster, now);
  }

  private static ApplicationPlan collect(ApplicationState state, ClusterView cluster, Instant now) {
    WorkerPlan plan = CollectionPlanner.workers(state, cluster, now);
    ImmutableList.Builder<Change> changes = ImmutableList.builder();
    changes.addAll(WorkerChanges.assignments(plan)).addAll(CollectionPlanner.traces(state));
    Entry document = state.document();
    Stored<ApplicationStatus> status = state.status();
    if (document != null) {
      changes.addAll(statusChange(state, StatusPlanner.waiting(state, document, now)));
    } else if (status != null && state.workersOfThePast().isEmpty()) {
      changes.add(Change.delete(status));
    } else if (status != null) {
      changes.addAll(statusChange(state, StatusPlanner.deleting(state, status.value(), now)));
    }
    return new ApplicationPlan(
        changes.build(),
        NotePlanner.workers(plan),
        WorkerPlan.sooner(plan.again(), cluster.changesIn()),
        null);
  }

  private static Scale scale(ApplicationState state, Revision target, Instant now) {
    Autoscale rules = target.application().spec().autoscale();
    if (rules != null) {
      return LoadCountPlanner.plan(state, target, rules, now);
    }
    return CountPlanner.plan(
        target,
        state.controls() == null ? null : state.controls().value(),
        state.scale() == null ? null : state.scale().value(),
        now);
  }

  private static List<Change> scaleChange(ApplicationState state, Scale scale) {
    return ScaleRecord.worthWriting(state.scale(), scale)
        ? List.of(Change.put(Keys.scale(state.name()), state.scale(), scale))
        : List.of();
  }

  private static List<Change> changes(ApplicationState state, Step step, Revision latest) {
    WorkerPlan plan = step.plan();
    return ImmutableList.<Change>builder()
        .addAll(WorkerChanges.inputs(state, plan, step.target()))
        .addAll(WorkerChanges.assignments(plan))
        .addAll(WorkerChanges.staleInputs(state, plan, step.target()))
        .addAll(WorkerChanges.staleRevisions(state, plan, latest, step.rollout()))
        .build();
  }

  private static List<Change> statusChange(ApplicationState state, ApplicationStatus status) {
    Stored<ApplicationStatus> before = state.status();
    return before != null && before.value().equals(status)
        ? List.of()
        : List.of(Change.put(Keys.applicationStatus(state.name()), before, status));
  }

  private static @Nullable ApplicationStatus statusOf(ApplicationState state, long uid) {
    Stored<ApplicationStatus> status = state.status();
    return status == null || status.value().uid() != uid ? null : status.value();
  }
}
