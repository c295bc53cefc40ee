package io.atoll.controller.manager.acceptance;

import io.atoll.api.state.Revision;
import io.atoll.api.state.status.ApplicationStatus.SpecError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of the user's document. */
public sealed interface Acceptance {
  /** A new revision is to be written. */
  record Accepted(Revision revision) implements Acceptance {}

  /** It says what the revision in force says. */
  record Unchanged(Revision revision) implements Acceptance {}

  /**
   * @param last the last accepted revision, which keeps running; null if none ever was
   */
  record Refused(SpecError error, @Nullable Revision last) implements Acceptance {}

  default Optional<Revision> inForce() {
    return switch (this) {
      case Accepted(Revision revision) -> Optional.of(revision);
      case Unchanged(Revision revision) -> Optional.of(revision);
      case Refused refused -> Optional.ofNullable(refused.last());
    };
  }

  default Optional<SpecError> refusal() {
    return this instanceof Refused refused ? Optional.of(refused.error()) : Optional.empty();
  }
}
