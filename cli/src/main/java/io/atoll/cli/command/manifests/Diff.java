package io.atoll.cli.command.manifests;

import io.atoll.api.apply.UserDocument;
import io.atoll.api.diff.Difference;
import io.atoll.api.diff.DocumentDiff;
import io.atoll.cli.manifest.CountNote;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.output.Paint;
import io.atoll.cli.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "diff",
    exitCodeOnExecutionException = 2,
    description = {
      "Show field by field what applying files would change.",
      "Ends with 0 if nothing would, 1 if something would, and a higher code on an error."
    },
    footer = {"", "Examples:", "  atoll diff -f hello.yaml", "  atoll diff -f shop/"})
public final class Diff implements Callable<ExitCode> {
  private final Session session;

  @Mixin private final Manifests manifests = new Manifests();

  public Diff(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode call() {
    boolean same = true;
    for (UserDocument document : manifests.resolved(session)) {
      DocumentDiff diff =
          DocumentDiff.of(
              document.name(), session.store().get(document.name().key()), document.text());
      same &= tell(document, diff);
      CountNote.tell(session, document);
    }
    return same ? ExitCode.DONE : ExitCode.DIFFERENT;
  }

  /** Whether nothing would change. */
  private boolean tell(UserDocument document, DocumentDiff diff) {
    return switch (diff) {
      case DocumentDiff.Absent() -> {
        session.console().print(document.name() + " would be created");
        yield false;
      }
      case DocumentDiff.Unreadable(var problem) -> {
        session.console().print(document.name() + " would replace what cannot be read: " + problem);
        yield false;
      }
      case DocumentDiff.Compared(List<Difference> differences, boolean sameText, boolean replaces)
          when !differences.isEmpty() -> {
        String consequence =
            replaces ? " would be changed, and its workers replaced" : " would be changed";
        session.console().print(document.name() + consequence);
        differences.forEach(this::tell);
        yield false;
      }
      case DocumentDiff.Compared(var none, boolean sameText, var replaces) -> {
        session
            .console()
            .print(
                document.name()
                    + (sameText
                        ? " unchanged"
                        : " means the same; only its layout or comments would change"));
        yield true;
      }
    };
  }

  private void tell(Difference difference) {
    String line = difference.toString();
    Paint paint = new Paint(coloured());
    session
        .console()
        .print(
            "  "
                + switch (difference.change()) {
                  case ADDED -> paint.green(line);
                  case REMOVED -> paint.red(line);
                  case CHANGED -> paint.yellow(line);
                });
  }

  private boolean coloured() {
    return session.console().terminal() && !session.environment().containsKey("NO_COLOR");
  }
}
