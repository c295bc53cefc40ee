package io.atoll.cli.command.explain;

import io.atoll.api.Keys;
import io.atoll.cli.control.Target;
import io.atoll.cli.control.Targets;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Snapshot;
import io.atoll.cli.why.ApplicationStory;
import io.atoll.cli.why.CountStory;
import io.atoll.cli.why.WorkerStory;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "why",
    description = {
      "Tell why an application or a worker is as it is.",
      "Who decided the count, why workers are on their nodes or could not be placed, why they are"
          + " not",
      "ready and how they last ended."
    },
    footer = {
      "",
      "Examples:",
      "  atoll why hello",
      "  atoll why hello-x1y2z",
      "  atoll why hello --history"
    })
public final class Why implements Callable<ExitCode> {
  private final Session session;

  @Parameters(arity = "1..*", paramLabel = "APP|WORKER", description = "What to explain.")
  private List<String> names = List.of();

  @Option(
      names = "--history",
      description = "The last 50 counts of an application and who or what set each, as a table.")
  private boolean history;

  public Why(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode call() {
    Targets.read(session.store()).find(names).stream()
        .flatMap(target -> lines(target).stream())
        .forEach(session.console()::print);
    return ExitCode.DONE;
  }

  private List<String> lines(Target target) {
    return switch (target) {
      case Target.ForApplication(String name) when history ->
          CountStory.history(
              name, Snapshot.read(session.store(), List.of(Keys.scale(name))), session.now());
      case Target.ForApplication(String name) ->
          ApplicationStory.lines(
              name, Snapshot.read(session.store(), ApplicationStory.prefixes(name)), session.now());
      case Target.ForWorker(var worker) when history ->
          throw CommandFailure.usage(
              worker.name() + " is a worker, which has no count; name its application");
      case Target.ForWorker(var worker) ->
          WorkerStory.lines(
              worker, Snapshot.read(session.store(), List.of(Keys.EVENTS)), session.now());
    };
  }
}
