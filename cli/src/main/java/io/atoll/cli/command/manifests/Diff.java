package io.atoll.cli.command.manifests;

import io.atoll.api.apply.UserDocument;
import io.atoll.api.diff.DocumentDiff;
import io.atoll.cli.manifest.CountNote;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "diff",
    exitCodeOnExecutionException = 2,
    description = {
      "Show field by field what applying files would change, or what changed between revisions.",
      "Ends with 0 if nothing would, 1 if something would, and a higher code on an error."
    },
    footer = {
      "",
      "Examples:",
      "  atoll diff -f hello.yaml",
      "  atoll diff -f shop/",
      "  atoll diff --revision 3 hello           from revision 3 to the one in force",
      "  atoll diff --revision 3..5 hello        from revision 3 to 5",
      "  atoll diff --revision 3 -f hello.yaml   from revision 3 to the file"
    })
public final class Diff implements Callable<ExitCode> {
  private static final DiffVoice.Words WORDS =
      new DiffVoice.Words(
          "would be created",
          "would replace what cannot be read",
          "would be changed",
          "would be changed, and its workers replaced",
          "means the same; only its layout or comments would change",
          "unchanged");

  private final Session session;

  @Mixin private final Manifests manifests = new Manifests();

  @Option(
      names = {"-r", "--revision"},
      paramLabel = "N|N..M",
      description = "Compare with an accepted revision, or two of them.")
  private @Nullable String revisions;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "With --revision: the application whose revisions are compared.")
  private @Nullable String name;

  public Diff(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode call() {
    if (revisions != null) {
      RevisionDiff diff = new RevisionDiff(session, revisions);
      return code(name == null ? diff.with(manifests.resolved(session)) : diff.of(named(name)));
    }
    if (name != null) {
      throw CommandFailure.usage(
          "There is nothing to compare '%s' with: type 'atoll diff --revision N %s' or 'atoll diff -f FILE'"
              .formatted(name, name));
    }
    return code(withStored(manifests.resolved(session)));
  }

  private String named(String word) {
    if (!manifests.files().isEmpty()) {
      throw CommandFailure.usage(
          "With -f the file says which application it is: leave out '" + word + "'");
    }
    return word;
  }

  private boolean withStored(List<UserDocument> documents) {
    boolean same = true;
    for (UserDocument document : documents) {
      DocumentDiff diff =
          DocumentDiff.of(
              document.name(), session.store().get(document.name().key()), document.text());
      same &= new DiffVoice(session).tell(document.name().toString(), diff, WORDS);
      CountNote.tell(session, document);
    }
    return same;
  }

  private static ExitCode code(boolean same) {
    return same ? ExitCode.DONE : ExitCode.DIFFERENT;
  }
}
