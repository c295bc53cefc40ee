package io.atoll.controller.node.life;

import io.atoll.api.state.Assignment;
import io.atoll.api.state.Revision;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a node needs to keep a worker without etcd.
 *
 * @param boot the kernel's boot id when it was assigned
 * @param attempt the last one begun
 * @param failures ends in a row, for the back-off
 * @param condemned the attempt that its probes gave up; null if none was
 * @param counted instance of the attempt whose end is counted; null if none is
 */
public record KeptAssignment(
    String worker,
    Assignment assignment,
    Revision revision,
    String boot,
    int attempt,
    int restarts,
    int failures,
    @Nullable String counted,
    Life.@Nullable Condemned condemned) {

  public static KeptAssignment first(
      String worker, Assignment assignment, Revision revision, String boot) {
    return new KeptAssignment(worker, assignment, revision, boot, 0, 0, 0, null, null);
  }

  public boolean sameAs(Assignment other, Revision otherRevision, String otherBoot) {
    return assignment.equals(other) && revision.equals(otherRevision) && boot.equals(otherBoot);
  }

  public KeptAssignment assigned(Assignment other, Revision otherRevision, String otherBoot) {
    return new KeptAssignment(
        worker, other, otherRevision, otherBoot, attempt, restarts, failures, counted, condemned);
  }

  /** With what would be missed of this life after a restart of the controller. */
  KeptAssignment with(Life life) {
    return new KeptAssignment(
        worker,
        assignment,
        revision,
        boot,
        life.attempt(),
        life.restarts(),
        life.failures(),
        life.counted().isEmpty() ? null : life.counted(),
        life.condemned());
  }

  Life life() {
    return new Life(
        attempt,
        restarts,
        failures,
        Objects.requireNonNullElse(counted, ""),
        null,
        null,
        null,
        null,
        false,
        condemned);
  }
}
