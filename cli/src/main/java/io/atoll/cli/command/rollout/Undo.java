package io.atoll.cli.command.rollout;

import io.atoll.api.Keys;
import io.atoll.api.apply.DocumentName;
import io.atoll.api.apply.DocumentWriter;
import io.atoll.api.apply.Written;
import io.atoll.api.state.Revision;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.store.Bytes;
import io.atoll.api.store.Entry;
import io.atoll.cli.control.FolderOwner;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.progress.Goal;
import io.atoll.cli.rollout.CountedDocument;
import io.atoll.cli.rollout.KeptRevisions;
import io.atoll.cli.rollout.RevisionTexts;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Applications;
import io.atoll.cli.view.Snapshot;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores the document of an earlier revision again, with the count that the present one has. */
final class Undo {
  static final String NOT_KEPT =
      "Revision %d was accepted by a version that did not keep the user's own text";

  private final Session session;
  private final DocumentName document;
  private final Snapshot snapshot;
  private final KeptRevisions revisions;

  Undo(Session session, String name) {
    this.session = session;
    this.document = RevisionTexts.name(name);
    this.snapshot =
        Snapshot.read(
            session.store(),
            List.of(
                document.key(),
                document.ownerKey(),
                Keys.applicationStatus(name),
                Keys.revisions(name)));
    this.revisions = KeptRevisions.of(snapshot, name);
  }

  /**
   * @param number null or 0 for the one before the one in force
   * @param force whether to write what a folder owns
   * @return what can be waited for
   */
  List<Goal> to(@Nullable Integer number, boolean force) {
    Revision target = number == null || number == 0 ? previous() : revisions.require(number);
    if (!force) {
      FolderOwner.requireNone(
          snapshot, document, "Go back in the folder, such as with 'git revert'");
    }
    Entry stored = snapshot.entry(document.key()).orElseThrow(this::deleted);
    CountedDocument.Result result = text(target, stored);
    if (result.anew()) {
      session
          .console()
          .complain("The count could not be put into its text, so comments and layout are lost");
    }
    return store(target, stored, Bytes.utf8(result.text()));
  }

  private List<Goal> store(Revision target, Entry stored, Bytes text) {
    DocumentWriter writer = new DocumentWriter(session.store());
    switch (writer.write(document, text, Optional.of(stored))) {
      case Written.Stored(Written.Change change, long at) ->
          session
              .console()
              .print(
                  change == Written.Change.UNCHANGED
                      ? "%s unchanged: it has the document of revision %d"
                          .formatted(document, target.revision())
                      : "%s has the document of revision %d again"
                          .formatted(document, target.revision()));
      case Written.Conflict lost -> throw new CommandFailure(ExitCode.CONFLICT, lost.toString());
    }
    return List.of(RolloutStatus.goal(session, document.name()));
  }

  private Revision previous() {
    int inForce =
        Applications.status(snapshot, document.name()).map(ApplicationStatus::revision).orElse(0);
    if (inForce == 0) {
      throw new CommandFailure(
          ExitCode.FAILURE,
          "%s has no revision in force yet, so there is none to go back to: see 'atoll describe %s'"
              .formatted(document, document.name()));
    }
    return revisions
        .before(inForce)
        .orElseThrow(() ->
            new CommandFailure(
                ExitCode.FAILURE,
                "%s has no revision before %d, which is in force: see 'atoll rollout history %s'"
                    .formatted(document, inForce, document.name())));
  }

  /** A document that was refused has no count; then that of the revision in force holds. */
  private CountedDocument.Result text(Revision target, Entry stored) {
    String name = document.name();
    String text = target.text();
    if (text == null) {
      throw new CommandFailure(
          ExitCode.FAILURE,
          List.of(
              NOT_KEPT.formatted(target.revision()) + ".",
              "'atoll rollout history %s --revision %d' prints what it was understood as: write a document from it and apply that"
                  .formatted(name, target.revision())));
    }
    return CountedDocument.of(name, text, stored.text())
        .or(() -> inForce().flatMap(it -> CountedDocument.of(name, text, RevisionTexts.of(it))))
        .orElseThrow(() ->
            new CommandFailure(
                ExitCode.INVALID,
                "This version cannot read the document of revision %d. See it with 'atoll rollout history %s --revision %d' and apply it by hand"
                    .formatted(target.revision(), name, target.revision())));
  }

  private Optional<Revision> inForce() {
    return Applications.status(snapshot, document.name())
        .map(ApplicationStatus::revision)
        .filter(it -> it > 0)
        .map(revisions::require);
  }

  private CommandFailure deleted() {
    return CommandFailure.notFound(document + " was deleted");
  }
}
