package io.atoll.cli.command.worker;

import io.atoll.cli.command.options.Moments;
import io.atoll.cli.logs.LogOptions;
import io.atoll.cli.logs.LogSession;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.session.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "logs",
    description = "Print what workers have printed.",
    footer = {
      "",
      "Examples:",
      "  atoll logs hello-5gyxn --tail 20",
      "  atoll logs -f hello                  all its workers, and those that join them",
      "  atoll logs --previous hello-5gyxn    what it said before it was started again"
    })
public final class Logs implements Callable<ExitCode> {
  private final Session session;

  @Parameters(arity = "1..*", paramLabel = "APP|WORKER", description = "Whose.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with what is printed from now on, also after a restart.")
  private boolean follow;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only what is newer: 10m, or 2026-01-31T12:00:00Z.")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "Only what is older.")
  private @Nullable String until;

  @Option(
      names = {"-n", "--tail"},
      paramLabel = "N",
      defaultValue = "all",
      description = "Only so many of the last lines of each worker.")
  private String tail = "all";

  @Option(
      names = {"-p", "--previous"},
      description = "The attempt before the present one; the last dead one is kept.")
  private boolean previous;

  @Option(
      names = {"-t", "--timestamps"},
      description = "When each line was printed.")
  private boolean timestamps;

  @Option(
      names = "--prefix",
      negatable = true,
      description = "Begin lines with the worker's name; as it is with several workers.")
  private @Nullable Boolean prefix;

  public Logs(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode call() throws InterruptedException {
    if (!tail.matches("all|[0-9]{1,9}")) {
      throw CommandFailure.usage(
          "-n and --tail take a number of lines, or all; not '" + tail + "'");
    }
    if (follow && previous) {
      throw CommandFailure.usage(
          "What a dead attempt has printed cannot be followed: leave out -f");
    }
    LogOptions options =
        new LogOptions(follow, previous, moment("--since", since), moment("--until", until), tail);
    return new LogSession(session, names, options, timestamps, prefix).run();
  }

  private Optional<Instant> moment(String option, @Nullable String text) {
    return Optional.ofNullable(text).map(it -> Moments.parse(option, it, session.now()));
  }
}
