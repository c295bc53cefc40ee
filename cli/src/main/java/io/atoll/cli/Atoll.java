package io.atoll.cli;

import io.atoll.cli.cluster.GatewayConnector;
import io.atoll.cli.session.Console;
import io.atoll.cli.session.Session;
import java.time.InstantSource;
import java.util.logging.LogManager;

/** The {@code atoll} command. */
public final class Atoll {
  private Atoll() {}

  public static void main(String[] arguments) {
    // What libraries log is no business of the person who typed a command: failures are reported.
    LogManager.getLogManager().reset();
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) {
    try (Session session =
        new Session(
            Console.ofProcess(), System.getenv(), InstantSource.system(), new GatewayConnector())) {
      return new CommandRunner(session).run(arguments);
    }
  }
}
