package io.atoll.controller.manager.rollout;

import io.atoll.api.application.Update.OnFailure;
import io.atoll.api.state.Revision;
import io.atoll.api.state.status.Rollout;
import io.atoll.api.state.status.Rollout.State;
import io.atoll.controller.manager.world.ApplicationState;
import io.atoll.controller.manager.world.ClusterView;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which revision is to run: the last accepted one, unless it has failed and there is another to go
 * back to. What was gone back to is never left for a third; the next accepted revision, or a retry,
 * always begins anew. Pure.
 */
public final class CoursePlanner {
  private CoursePlanner() {}

  public static Course plan(
      ApplicationState state, Revision latest, ClusterView cluster, Instant now) {
    Course course = paused(state, begun(state, latest, state.rollout(), now), now);
    return FailurePlanner.judge(course, Fleet.sort(state, course.target(), cluster.gone()), now)
        .map(failure -> failed(state, course, failure, now))
        .orElse(course);
  }

  private static Course begun(
      ApplicationState state, Revision latest, @Nullable Rollout memory, Instant now) {
    Instant retryAt = state.retryAt();
    if (memory == null) {
      return new Course(latest, Rollouts.begun(latest, 0, retryAt, now));
    }
    boolean again = !Objects.equals(memory.retryAt(), retryAt);
    Revision target =
        !again && memory.rolledBack() == latest.revision()
            ? state.revision(memory.completed()).orElse(latest)
            : latest;
    if (target.revision() == memory.revision() && (!again || memory.state() == State.COMPLETE)) {
      return new Course(target, memory);
    }
    Rollout fresh = Rollouts.begun(target, memory.completed(), retryAt, now);
    return new Course(
        target, touchesContainers(state, memory, target) ? fresh : Rollouts.complete(fresh));
  }

  /** Whether anything but the revision's number is to change where the last one is complete. */
  private static boolean touchesContainers(
      ApplicationState state, Rollout memory, Revision target) {
    boolean rests = memory.state() == State.COMPLETE || memory.state() == State.ROLLED_BACK;
    return !rests || !sameTemplate(state.revision(memory.completed()), target);
  }

  private static boolean sameTemplate(Optional<Revision> one, Revision other) {
    return one.filter(it -> it.templateHash().equals(other.templateHash())).isPresent();
  }

  private static Course paused(ApplicationState state, Course course, Instant now) {
    Rollout rollout = course.rollout();
    return switch (rollout.state()) {
      case PROGRESSING, ROLLING_BACK ->
          state.paused() ? course.with(rollout.in(State.PAUSED)) : course;
      case PAUSED -> state.paused() ? course : course.with(Rollouts.resumed(rollout, now));
      case COMPLETE, ROLLED_BACK, FAILED -> course;
    };
  }

  private static Course failed(
      ApplicationState state, Course course, Failure failure, Instant now) {
    Revision target = course.target();
    boolean rollback = course.update().onFailure() == OnFailure.ROLLBACK;
    Optional<Revision> before =
        state
            .revision(course.rollout().completed())
            .filter(it -> !it.templateHash().equals(target.templateHash()));
    if (rollback && before.isPresent()) {
      Rollout back = Rollouts.rollingBack(course.rollout(), now);
      return new Course(
          before.get(),
          back.because(
              failure.reason(),
              "revision %d failed, revision %d takes its place: %s"
                  .formatted(target.revision(), back.revision(), failure.message()),
              failure.worker()));
    }
    String consequence = rollback ? "there is nothing to go back to" : "it is held";
    return course.with(
        course
            .rollout()
            .in(State.FAILED)
            .because(
                failure.reason(),
                "revision %d failed and %s: %s"
                    .formatted(target.revision(), consequence, failure.message()),
                failure.worker()));
  }
}
