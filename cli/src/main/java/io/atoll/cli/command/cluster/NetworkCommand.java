package io.atoll.cli.command.cluster;

import io.atoll.cli.command.options.Output;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.session.Session;
import io.atoll.cli.table.View;
import io.atoll.cli.view.Kind;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "network",
    description = "Look at the networks that workers are joined to.",
    footer = {
      "",
      "Examples:",
      "  atoll network ls",
      "  atoll describe network default      who has which block"
    })
public final class NetworkCommand {
  private final Session session;

  public NetworkCommand(Session session) {
    this.session = session;
  }

  @Command(
      name = "ls",
      description = "List the networks.",
      footer = {"", "Examples:", "  atoll network ls", "  atoll network ls -o wide"})
  ExitCode ls(@Mixin Output output) throws InterruptedException {
    return output.show(session, View.of(Kind.NETWORK), List.of());
  }
}
