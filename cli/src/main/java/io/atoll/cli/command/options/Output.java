package io.atoll.cli.command.options;

import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.output.Format;
import io.atoll.cli.session.Session;
import io.atoll.cli.table.View;
import java.util.List;
import picocli.CommandLine.Option;

/** How things are shown: as which columns or documents, and whether once or until interrupted. */
public final class Output {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "wide, name, yaml or json.")
  private Format format = Format.TABLE;

  @Option(
      names = {"-w", "--watch"},
      description = "Go on and print what changes.")
  private boolean watch;

  /** Whether nothing but a look at it was asked for. */
  public boolean plain() {
    return format == Format.TABLE && !watch;
  }

  /**
   * @param names those to show; all if there are none
   */
  public ExitCode show(Session session, View view, List<String> names) throws InterruptedException {
    Display display = new Display(session, view, names, format);
    return watch ? display.follow() : display.once();
  }
}
