package io.atoll.cli;

import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.yaml.Documents;
import io.atoll.cli.cluster.GatewayConnector;
import io.atoll.cli.session.Console;
import io.atoll.cli.session.Session;
import java.time.InstantSource;
import java.util.Map;

/** The {@code atoll} command. */
public final class Atoll {
  private Atoll() {}

  public static void main(String[] arguments) {
    Thread.ofPlatform().daemon().name("documents").start(Atoll::prepareDocuments);
    System.exit(run(System.getenv(), arguments));
  }

  /**
   * Sets the reading of documents up, which most commands need and which takes as long as all that
   * they do before: on a second processor it costs no time.
   */
  private static void prepareDocuments() {
    var _ = Documents.read("phase: ready", ApplicationStatus.class);
  }

  /** One command; the exit code. */
  public static int run(Map<String, String> environment, String... arguments) {
    try (Session session =
        new Session(
            Console.ofProcess(), environment, InstantSource.system(), new GatewayConnector())) {
      return new CommandRunner(session).run(arguments);
    }
  }
}
