package io.atoll.cli;

import io.atoll.cli.cluster.GatewayConnector;
import io.atoll.cli.session.Console;
import io.atoll.cli.session.Session;
import java.time.InstantSource;

/** The {@code atoll} command. */
public final class Atoll {
  private Atoll() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** One command; the exit code. */
  public static int run(String[] arguments) {
    try (Session session =
        new Session(
            Console.ofProcess(), System.getenv(), InstantSource.system(), new GatewayConnector())) {
      return new CommandRunner(session).run(arguments);
    }
  }
}
