package io.atoll.controller.manager.rollout;

import com.google.common.collect.ImmutableList;
import io.atoll.api.state.Revision;
import io.atoll.controller.manager.world.ApplicationState;
import io.atoll.controller.manager.world.WorkerState;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The live workers by their template. Pure. */
final class Groups {
  private Groups() {}

  /**
   * @param revision what another worker of this group would be made from
   */
  record Group(Revision revision, int size) {}

  /** The largest first; never empty: without workers it is what was complete, or the target. */
  static List<Group> of(ApplicationState state, Course course, Fleet fleet) {
    Map<String, Group> groups = new HashMap<>();
    for (WorkerState worker : fleet.live()) {
      revision(state, course.target(), worker)
          .ifPresent(it -> groups.merge(it.templateHash(), new Group(it, 1), Groups::join));
    }
    if (groups.isEmpty()) {
      int completed = course.rollout().completed();
      return List.of(new Group(state.revision(completed).orElse(course.target()), 0));
    }
    return groups.values().stream()
        .sorted(
            Comparator.comparingInt(Group::size)
                .thenComparingInt((Group it) -> it.revision().revision())
                .reversed())
        .collect(ImmutableList.toImmutableList());
  }

  private static Optional<Revision> revision(
      ApplicationState state, Revision target, WorkerState worker) {
    Optional<Revision> own = state.revision(worker.revision());
    boolean ofTarget =
        worker.revision() == target.revision()
            || own.filter(it -> it.templateHash().equals(target.templateHash())).isPresent();
    return ofTarget ? Optional.of(target) : own;
  }

  private static Group join(Group one, Group other) {
    boolean newer = one.revision().revision() >= other.revision().revision();
    return new Group(newer ? one.revision() : other.revision(), one.size() + other.size());
  }
}
