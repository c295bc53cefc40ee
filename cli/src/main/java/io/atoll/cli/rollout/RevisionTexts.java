package io.atoll.cli.rollout;

import io.atoll.api.apply.DocumentKind;
import io.atoll.api.apply.DocumentName;
import io.atoll.api.diff.DocumentDiff;
import io.atoll.api.state.Revision;
import io.atoll.api.store.Bytes;
import io.atoll.api.yaml.Documents;

/** The documents behind revisions. Pure. */
public final class RevisionTexts {
  private RevisionTexts() {}

  /**
   * The user's own; where a version accepted it that did not keep that, what it was understood as,
   * which is a document too.
   */
  public static String of(Revision revision) {
    String own = revision.text();
    return own == null ? Documents.write(revision.application()) : own;
  }

  /**
   * Compares like with like: of what was understood every default is written out, of the user's own
   * text none has to be.
   */
  public static DocumentDiff between(String application, Revision before, Revision after) {
    boolean own = before.text() != null && after.text() != null;
    return DocumentDiff.between(
        name(application),
        Bytes.utf8(own ? of(before) : Documents.write(before.application())),
        Bytes.utf8(own ? of(after) : Documents.write(after.application())));
  }

  public static DocumentName name(String application) {
    return new DocumentName(DocumentKind.APPLICATION, application);
  }
}
