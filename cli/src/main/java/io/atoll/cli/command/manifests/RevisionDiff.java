package io.atoll.cli.command.manifests;

import io.atoll.api.Keys;
import io.atoll.api.apply.DocumentKind;
import io.atoll.api.apply.UserDocument;
import io.atoll.api.diff.DocumentDiff;
import io.atoll.api.state.Revision;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.store.Bytes;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.rollout.KeptRevisions;
import io.atoll.cli.rollout.RevisionTexts;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Applications;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.References;
import io.atoll.cli.view.Snapshot;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What changed from one accepted revision to another, or to a file. */
final class RevisionDiff {
  private static final Pattern RANGE = Pattern.compile("([1-9]\\d{0,8})(?:\\.\\.([1-9]\\d{0,8}))?");

  private final Session session;
  private final int from;

  /** 0 for the one in force. */
  private final int to;

  /**
   * @param range {@code 3} or {@code 3..5}
   */
  RevisionDiff(Session session, String range) {
    Matcher matcher = RANGE.matcher(range);
    if (!matcher.matches()) {
      throw CommandFailure.usage(
          "--revision takes a number or two of them, such as 3 or 3..5; not '" + range + "'");
    }
    this.session = session;
    this.from = Integer.parseInt(matcher.group(1));
    this.to = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
  }

  /** Whether both are the same. */
  boolean of(String word) {
    String name = References.stored(session.store()).only(Kind.APPLICATION, word).name();
    Snapshot snapshot = snapshot(name);
    KeptRevisions revisions = KeptRevisions.of(snapshot, name);
    int inForce = Applications.status(snapshot, name).map(ApplicationStatus::revision).orElse(0);
    Revision before = revisions.require(from);
    Revision after = revisions.require(to == 0 ? inForce : to);
    String last = after.revision() + (after.revision() == inForce ? ", which is in force," : "");
    return tell(name, RevisionTexts.between(name, before, after), "to revision " + last);
  }

  /** Whether the files say what the revisions of the same name do. */
  boolean with(List<UserDocument> documents) {
    if (to != 0) {
      throw CommandFailure.usage("With -f one revision is enough: --revision " + from);
    }
    boolean same = true;
    for (UserDocument document : documents) {
      if (document.name().kind() != DocumentKind.APPLICATION) {
        throw CommandFailure.usage(
            "Only applications have revisions; %s holds %s"
                .formatted(document.file(), document.name()));
      }
      String name = document.name().name();
      Revision before = KeptRevisions.of(snapshot(name), name).require(from);
      DocumentDiff diff =
          DocumentDiff.between(
              document.name(), Bytes.utf8(RevisionTexts.of(before)), document.text());
      same &= tell(name, diff, "to " + document.file());
    }
    return same;
  }

  private boolean tell(String name, DocumentDiff diff, String to) {
    String way = "from revision " + from + " " + to;
    DiffVoice.Words words =
        new DiffVoice.Words(
            "is not there",
            "cannot be compared " + way,
            "changes " + way + " this",
            "changes " + way + " this, for which workers are replaced",
            "means the same " + way + "; only layout or comments change",
            "does not change " + way);
    return new DiffVoice(session).tell("application/" + name, diff, words);
  }

  private Snapshot snapshot(String name) {
    return Snapshot.read(
        session.store(),
        List.of(Keys.application(name), Keys.applicationStatus(name), Keys.revisions(name)));
  }
}
