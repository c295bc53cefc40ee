package io.atoll.cli.describe;

import io.atoll.api.state.Revision;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.Rollout;
import io.atoll.cli.output.Ages;
import io.atoll.cli.rollout.RolloutWords;
import java.time.Instant;
import java.util.Optional;

/** How far the update of an application is. Pure. */
final class RolloutSection {
  private RolloutSection() {}

  static void describe(
      Page page, ApplicationStatus status, Optional<Revision> revision, Instant now) {
    Rollout rollout = status.rollout();
    if (rollout == null) {
      return;
    }
    page.field(
        "Rollout",
        "%s, begun %s ago"
            .formatted(
                RolloutWords.sentence(rollout, status.desired()),
                Ages.since(rollout.startedAt(), now)));
    RolloutWords.obstacle(rollout).ifPresent(it -> page.field("Because", it));
    revision
        .flatMap(
            it -> RolloutWords.deadline(rollout, it.application().spec().update().deadline(), now))
        .ifPresent(it -> page.field("Deadline", it));
  }
}
