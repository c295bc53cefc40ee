package io.atoll.cli.command;

import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.session.Session;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "version",
    description = "Say which version this command is. Needs no cluster.",
    footer = {
      "",
      "Examples:",
      "  atoll version",
      "  atoll get nodes -o wide     versions of controllers"
    })
public final class Version implements Callable<ExitCode> {
  private final Session session;

  public Version(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode call() {
    session.console().print("atoll " + number() + ", Java " + Runtime.version().feature());
    return ExitCode.DONE;
  }

  /** From the jar's manifest; classes that stand outside a jar have none. */
  static String number() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
