package io.atoll.controller.manager.rollout;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.atoll.controller.manager.rollout.Groups.Group;
import io.atoll.controller.manager.rollout.Steps.Leaver;
import io.atoll.controller.manager.world.ApplicationState;
import io.atoll.controller.manager.world.Contact;
import io.atoll.controller.manager.world.WorkerState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one step of a rollout is decided from.
 *
 * @param groups live workers by template, the largest first
 * @param stopping workers that may still run although they were told to stop
 * @param countBefore the count at the last look; null if there was none
 * @param sessions of the busiest workers by name; others have fewer
 */
public record Look(
    Course course,
    Fleet fleet,
    Budget budget,
    Availability availability,
    List<Group> groups,
    int stopping,
    @Nullable Integer countBefore,
    Map<String, Integer> sessions) {
  public Look {
    groups = ImmutableList.copyOf(groups);
    sessions = ImmutableMap.copyOf(sessions);
  }

  public static Look at(
      ApplicationState state, Course course, Fleet fleet, int desired, int stopping, Instant now) {
    return new Look(
        course,
        fleet,
        Budget.of(course.update(), desired),
        new Availability(course.update().minReady(), now),
        Groups.of(state, course, fleet),
        stopping,
        state.desiredBefore(),
        state.figures().sessions());
  }

  /** How long the delay after the last step still holds the next; empty if it is over. */
  Optional<Duration> rest() {
    Instant end = course.rollout().progressAt().plus(course.update().delay());
    return fleet.current().isEmpty() || fleet.old().isEmpty()
        ? Optional.empty()
        : Optional.of(Duration.between(availability.now(), end)).filter(Duration::isPositive);
  }

  /** Whether more are wanted than at the last look, in the middle of a rollout. */
  boolean scaledUp() {
    return mixed() && countBefore != null && countBefore < budget.desired();
  }

  boolean mixed() {
    return !fleet.current().isEmpty() && !fleet.old().isEmpty();
  }

  /**
   * @param updated new workers of the target that could be placed
   * @param created all new ones
   */
  public Tally after(Steps steps, int updated, int created) {
    Set<WorkerState> leaving =
        steps.stops().stream().map(Leaver::worker).collect(Collectors.toSet());
    List<WorkerState> stay = fleet.current().stream().filter(it -> !leaving.contains(it)).toList();
    long old = fleet.old().stream().filter(it -> !leaving.contains(it)).count();
    return new Tally(
        budget.desired(),
        (int) old + created - updated,
        stay.size() + updated,
        availability.count(stay),
        (int) stay.stream().filter(it -> it.contact() != Contact.HEARD).count());
  }

  /** When time alone lets more be done. */
  public Optional<Duration> again() {
    return Stream.of(rest(), availability.next(fleet.current()))
        .flatMap(Optional::stream)
        .min(Duration::compareTo);
  }
}
