package io.atoll.cli.command.options;

import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.progress.Goal;
import io.atoll.cli.progress.Waiter;
import io.atoll.cli.session.Session;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** How long a command waits. */
public final class Timeout {
  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "5m",
      description = "How long to wait (default: ${DEFAULT-VALUE}).")
  private Duration timeout = Duration.ofMinutes(5);

  public ExitCode await(Session session, List<? extends Goal> goals) throws InterruptedException {
    return new Waiter(session, timeout).await(goals);
  }
}
