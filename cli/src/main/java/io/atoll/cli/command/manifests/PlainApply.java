package io.atoll.cli.command.manifests;

import io.atoll.api.apply.DocumentWriter;
import io.atoll.api.apply.UserDocument;
import io.atoll.api.apply.Written;
import io.atoll.api.apply.Written.Change;
import io.atoll.api.store.Entry;
import io.atoll.cli.manifest.CountNote;
import io.atoll.cli.manifest.OwnerNote;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.progress.Goal;
import io.atoll.cli.progress.SendView;
import io.atoll.cli.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores each document by itself, and owns none. */
final class PlainApply {
  private final Session session;
  private final @Nullable Long revision;

  /**
   * @param revision at which the stored document must be; null if any will do
   */
  PlainApply(Session session, @Nullable Long revision) {
    this.session = session;
    this.revision = revision;
  }

  Applied apply(List<UserDocument> documents, boolean dryRun) {
    List<Goal> goals = new ArrayList<>();
    ExitCode code = ExitCode.DONE;
    for (UserDocument document : documents) {
      switch (dryRun ? preview(document) : write(document)) {
        case Written.Stored(Change change, long at) -> {
          tell(document, change, dryRun);
          goals.addAll(Applied.goals(document, at));
        }
        case Written.Conflict lost -> {
          session.console().complain(lost.toString());
          code = ExitCode.CONFLICT;
        }
      }
    }
    return new Applied(goals, code);
  }

  private Written write(UserDocument document) {
    DocumentWriter writer = new DocumentWriter(session.store(), new SendView(session.console()));
    return revision == null ? writer.write(document) : writer.write(document, revision);
  }

  private Written preview(UserDocument document) {
    Optional<Entry> stored = session.store().get(document.name().key());
    return new Written.Stored(
        Change.between(stored, document.text()), stored.map(Entry::modRevision).orElse(0L));
  }

  private void tell(UserDocument document, Change change, boolean dryRun) {
    boolean would = dryRun && change != Change.UNCHANGED;
    session.console().print(document.name() + " " + (would ? "would be " : "") + change);
    if (change != Change.UNCHANGED) {
      OwnerNote.tell(session, document.name());
    }
    CountNote.tell(session, document);
  }
}
