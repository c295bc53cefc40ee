package io.atoll.cli.command.manifests;

import io.atoll.api.diff.Difference;
import io.atoll.api.diff.DocumentDiff;
import io.atoll.cli.output.Paint;
import io.atoll.cli.session.Session;
import java.util.List;

/** Says what differs between two documents. */
final class DiffVoice {
  private final Session session;

  /**
   * What is said over the differences, each behind what they are of.
   *
   * @param absent there is nothing to compare with
   * @param unreadable one of them is no valid document; what is wrong follows
   * @param changed they differ, in nothing that workers are replaced for
   * @param replaced they differ, and workers are replaced for it
   * @param layout they mean the same
   * @param same not even their bytes differ
   */
  record Words(
      String absent,
      String unreadable,
      String changed,
      String replaced,
      String layout,
      String same) {}

  DiffVoice(Session session) {
    this.session = session;
  }

  /**
   * Whether both are the same.
   *
   * @param what the lines begin with
   */
  boolean tell(String what, DocumentDiff diff, Words words) {
    return switch (diff) {
      case DocumentDiff.Absent() -> {
        session.console().print(what + " " + words.absent());
        yield false;
      }
      case DocumentDiff.Unreadable(var problem) -> {
        session.console().print(what + " " + words.unreadable() + ": " + problem);
        yield false;
      }
      case DocumentDiff.Compared(List<Difference> differences, boolean sameText, boolean replaces)
          when !differences.isEmpty() -> {
        session.console().print(what + " " + (replaces ? words.replaced() : words.changed()));
        differences.forEach(this::tell);
        yield false;
      }
      case DocumentDiff.Compared(var none, boolean sameText, var replaces) -> {
        session.console().print(what + " " + (sameText ? words.same() : words.layout()));
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
