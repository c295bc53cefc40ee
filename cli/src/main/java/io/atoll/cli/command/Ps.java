package io.atoll.cli.command;

import io.atoll.cli.command.options.Output;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.session.Session;
import io.atoll.cli.table.ProcessView;
import java.util.ArrayList;
import java.util.List;
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
      "  atoll ps -a --watch      also those that have ended, and what changes"
    })
public final class Ps implements Callable<ExitCode> {
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

  @Mixin private final Output output = new Output();

  public Ps(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode call() throws InterruptedException {
    return output.show(session, new ProcessView(all), applications);
  }
}
