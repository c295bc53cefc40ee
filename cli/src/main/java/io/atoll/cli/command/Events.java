package io.atoll.cli.command;

import io.atoll.cli.command.options.Output;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.session.Session;
import io.atoll.cli.table.View;
import io.atoll.cli.view.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "events",
    description = "Show what happened in the last 24 hours, the latest last.",
    footer = {
      "",
      "Examples:",
      "  atoll events",
      "  atoll events hello --watch",
      "  atoll events -o json"
    })
public final class Events implements Callable<ExitCode> {
  private final Session session;

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "Only events of these applications, workers, nodes or networks.")
  private List<String> names = new ArrayList<>();

  @Mixin private final Output output = new Output();

  public Events(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode call() throws InterruptedException {
    return output.show(session, View.of(Kind.EVENT), names);
  }
}
