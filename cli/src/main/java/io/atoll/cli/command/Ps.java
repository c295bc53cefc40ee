package io.atoll.cli.command;

import io.atoll.cli.command.options.Display;
import io.atoll.cli.command.options.OptionHints;
import io.atoll.cli.command.options.Output;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.output.Format;
import io.atoll.cli.session.Session;
import io.atoll.cli.table.ProcessView;
import io.atoll.cli.table.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "ps",
    description = "Show workers as docker ps shows containers.",
    footer = {
      "",
      "Examples:",
      "  atoll ps",
      "  atoll ps hello -o wide",
      "  atoll ps -q hello        names alone",
      "  atoll ps -a --watch      also those that have ended, and what changes"
    })
public final class Ps implements Callable<ExitCode>, OptionHints {
  private final Session session;

  @Parameters(
      arity = "0..*",
      paramLabel = "APP",
      description = "Only the workers of these applications.")
  private List<String> applications = new ArrayList<>();

  @Option(
      names = {"-a", "--all"},
      description = "Also workers that have stopped or failed.")
  private boolean all;

  @Option(
      names = {"-q", "--quiet"},
      description = "Names alone.")
  private boolean quiet;

  @Mixin private final Output output = new Output();

  public Ps(Session session) {
    this.session = session;
  }

  @Override
  public Optional<String> hint(String option) {
    return option.equals("-f")
        ? Optional.of("give the names of applications: 'atoll ps APP'")
        : Optional.empty();
  }

  @Override
  public ExitCode call() throws InterruptedException {
    View view = new ProcessView(all);
    return quiet
        ? new Display(session, view, applications, Format.NAME).names()
        : output.show(session, view, applications);
  }
}
