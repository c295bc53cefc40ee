package io.atoll.controller.manager.acceptance;

import io.atoll.api.application.Application;
import io.atoll.api.state.Revision;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.ApplicationStatus.SpecError;
import io.atoll.api.store.Entry;
import io.atoll.api.store.TxnLimits;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.manager.acceptance.Acceptance.Accepted;
import io.atoll.controller.manager.acceptance.Acceptance.Refused;
import io.atoll.controller.manager.acceptance.Acceptance.Unchanged;
import io.atoll.controller.manager.acceptance.Judgement.Invalid;
import io.atoll.controller.manager.acceptance.Judgement.Valid;
import io.atoll.controller.manager.world.ApplicationState;
import io.atoll.controller.manager.world.Stored;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Turns the user's document into a revision, or says why not. Pure. */
public final class AcceptancePlanner {
  /** Leaves room for its key. */
  private static final int LARGEST_REVISION = TxnLimits.MAX_BYTES - 1_000;

  private final Judgement.Parser parser;

  public AcceptancePlanner(Judgement.Parser parser) {
    this.parser = parser;
  }

  public Acceptance plan(ApplicationState state, Entry document, Instant now) {
    Optional<Revision> latest = state.latest();
    if (latest.isPresent() && judgedBefore(state, document, latest.get())) {
      return new Unchanged(latest.get());
    }
    return switch (parser.judge(state.name(), document.value())) {
      case Invalid(SpecError error) -> new Refused(error, latest.orElse(null));
      case Valid(Application application, String hash) ->
          latest.isPresent() && latest.get().application().equals(application)
              ? new Unchanged(latest.get())
              : accepted(next(latest, document, application, hash, now), latest);
    };
  }

  /** What the user wrote is in it twice: as it was written, and with the defaults. */
  private static Acceptance accepted(Revision revision, Optional<Revision> latest) {
    int bytes = Documents.write(revision).getBytes(StandardCharsets.UTF_8).length;
    if (bytes <= LARGEST_REVISION) {
      return new Accepted(revision);
    }
    String message =
        "with its defaults written out it takes %d bytes, and etcd at most %d: split the application"
            .formatted(bytes, LARGEST_REVISION);
    return new Refused(new SpecError(0, 0, "", message), latest.orElse(null));
  }

  /** Saves the parsing; a document that was refused is always judged anew. */
  private static boolean judgedBefore(ApplicationState state, Entry document, Revision latest) {
    Stored<ApplicationStatus> status = state.status();
    return latest.source() == document.modRevision()
        || (status != null
            && status.value().uid() == document.createRevision()
            && status.value().seen() == document.modRevision()
            && status.value().error() == null);
  }

  private static Revision next(
      Optional<Revision> latest,
      Entry document,
      Application application,
      String templateHash,
      Instant now) {
    return new Revision(
        document.createRevision(),
        latest.map(Revision::revision).orElse(0) + 1,
        templateHash,
        document.modRevision(),
        countChanged(latest, document, application.spec()),
        now,
        application,
        document.text());
  }

  private static long countChanged(
      Optional<Revision> latest, Entry document, Application.Spec spec) {
    return latest
        .filter(before -> sameCount(before.application().spec(), spec))
        .map(Revision::countChanged)
        .orElse(document.modRevision());
  }

  private static boolean sameCount(Application.Spec one, Application.Spec other) {
    return Objects.equals(one.replicas(), other.replicas())
        && Objects.equals(one.autoscale(), other.autoscale());
  }
}
