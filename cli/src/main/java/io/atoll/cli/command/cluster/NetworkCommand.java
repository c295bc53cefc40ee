package io.atoll.cli.command.cluster;

import io.atoll.cli.command.Get;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.output.Format;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
  ExitCode ls(
      @Option(
              names = {"-o", "--output"},
              paramLabel = "FORMAT",
              defaultValue = "table",
              description = "wide, name, yaml or json.")
          Format format) {
    return Get.all(session, Kind.NETWORK, format);
  }
}
