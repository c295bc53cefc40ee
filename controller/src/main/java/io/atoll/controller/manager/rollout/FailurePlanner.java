package io.atoll.controller.manager.rollout;

import io.atoll.api.state.Assignment.Origin;
import io.atoll.api.state.Observation;
import io.atoll.api.state.status.Rollout;
import io.atoll.api.state.status.Rollout.State;
import io.atoll.api.value.Durations;
import io.atoll.controller.manager.world.Contact;
import io.atoll.controller.manager.world.WorkerState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a rollout has failed: a worker of the new template ended by itself, or nothing came
 * nearer for the deadline although the nodes answer. What a lost or unmanaged node keeps from
 * coming is no failure, and neither is what ended before this rollout began. Pure.
 */
final class FailurePlanner {
  private FailurePlanner() {}

  static Optional<Failure> judge(Course course, Fleet fleet, Instant now) {
    if (course.rollout().state() != State.PROGRESSING) {
      return Optional.empty();
    }
    Optional<Failure> ended =
        fleet.current().stream()
            .filter(worker -> ended(worker, course.rollout().startedAt()))
            .findFirst()
            .map(it -> new Failure("WorkerFailed", Trouble.of(it), it.name()));
    boolean late = !now.isBefore(due(course)) && !course.rollout().reason().equals(Rollouts.AWAY);
    return ended.isPresent() || !late ? ended : late(course, fleet);
  }

  /** When it fails if nothing comes nearer before. */
  static Instant due(Course course) {
    Duration patience = course.update().deadline().plus(course.update().delay());
    return course.rollout().progressAt().plus(patience);
  }

  private static Optional<Failure> late(Course course, Fleet fleet) {
    Optional<Failure> late =
        fleet.current().stream()
            .filter(it -> it.contact() == Contact.HEARD && !it.ready())
            .findFirst()
            .map(it -> new Failure("NotReadyInTime", late(course, it), it.name()));
    return late.isPresent() ? late : hindered(course.rollout(), fleet);
  }

  private static String late(Course course, WorkerState worker) {
    return "%s was not ready within %s; %s"
        .formatted(worker.name(), Durations.format(course.update().deadline()), Trouble.of(worker));
  }

  /** What could not be done at the last look, if that is not for want of a node. */
  private static Optional<Failure> hindered(Rollout rollout, Fleet fleet) {
    boolean hindered =
        switch (rollout.reason()) {
          case "NotPlaced", "NetworkMissing" -> true;
          default -> false;
        };
    boolean answered = fleet.live().stream().allMatch(it -> it.contact() == Contact.HEARD);
    return hindered && answered && fleet.lost().isEmpty()
        ? Optional.of(new Failure(rollout.reason(), rollout.message(), null))
        : Optional.empty();
  }

  private static boolean ended(WorkerState worker, Instant start) {
    return worker.failing() && (createdSince(worker, start) || endedSince(worker, start));
  }

  private static boolean createdSince(WorkerState worker, Instant start) {
    Origin origin = worker.assignment().value().origin();
    return origin != null && !origin.at().isBefore(start);
  }

  private static boolean endedSince(WorkerState worker, Instant start) {
    Observation observed = worker.observed();
    return observed != null
        && observed.lastExit() != null
        && observed.lastExit().at().isAfter(start);
  }
}
