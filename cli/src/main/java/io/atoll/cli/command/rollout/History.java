package io.atoll.cli.command.rollout;

import io.atoll.api.Keys;
import io.atoll.api.state.Revision;
import io.atoll.cli.command.options.Output;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.rollout.KeptRevisions;
import io.atoll.cli.rollout.RevisionTexts;
import io.atoll.cli.session.Session;
import io.atoll.cli.table.HistoryView;
import io.atoll.cli.view.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The accepted revisions of an application, or one of them. */
final class History {
  private final Session session;
  private final String name;

  History(Session session, String name) {
    this.session = session;
    this.name = name;
  }

  ExitCode show(@Nullable Integer number, Output output) throws InterruptedException {
    HistoryView view = new HistoryView(name);
    if (number == null) {
      return output.show(session, view, List.of());
    }
    Revision revision = revision(number);
    if (!output.plain()) {
      return output.show(session, view, List.of(name + "/" + number));
    }
    if (revision.text() == null) {
      session
          .console()
          .complain(Undo.NOT_KEPT.formatted(number) + "; this is what it was understood as");
    }
    session.console().out().print(RevisionTexts.of(revision));
    return ExitCode.DONE;
  }

  private Revision revision(int number) {
    Snapshot snapshot = Snapshot.read(session.store(), List.of(Keys.revisions(name)));
    return KeptRevisions.of(snapshot, name).require(number);
  }
}
