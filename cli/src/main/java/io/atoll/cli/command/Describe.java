package io.atoll.cli.command;

import io.atoll.cli.describe.Description;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Reference;
import io.atoll.cli.view.References;
import io.atoll.cli.view.Snapshot;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "describe",
    description = "Tell all that is known of an application, a node or a network.",
    footer = {
      "",
      "Examples:",
      "  atoll describe hello",
      "  atoll describe node n1",
      "  atoll describe network/default"
    })
public final class Describe implements Callable<ExitCode> {
  private final Session session;

  @Parameters(
      arity = "1..*",
      paramLabel = "NAME",
      description = "hello, application/hello or app hello.")
  private List<String> names = List.of();

  public Describe(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode call() {
    for (Reference reference : References.all(session.store()).find(names)) {
      Description description = Description.of(reference);
      Snapshot snapshot = Snapshot.read(session.store(), description.prefixes(reference.name()));
      description
          .lines(reference.name(), snapshot, session.now())
          .forEach(session.console()::print);
    }
    return ExitCode.DONE;
  }
}
