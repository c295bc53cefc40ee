package io.atoll.cli.command.worker;

import io.atoll.api.apply.DocumentWriter;
import io.atoll.api.store.Entry;
import io.atoll.cli.command.options.Waiting;
import io.atoll.cli.control.Target;
import io.atoll.cli.control.Targets;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.progress.Goal;
import io.atoll.cli.progress.GoneGoal;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "rm",
    description = {
      "Delete applications and their workers, as 'atoll delete' does.",
      "If one is not there, nothing is deleted. Named volumes stay."
    },
    footer = {"", "Examples:", "  atoll rm hello", "  atoll rm hello shop --wait"})
public final class Remove implements Callable<ExitCode> {
  private final Session session;

  @Parameters(arity = "1..*", paramLabel = "APP", description = "The applications.")
  private List<String> names = List.of();

  @Option(
      names = {"-f", "--force"},
      description = "Leave out what is not there. Running workers are stopped either way.")
  private boolean force;

  @Mixin private final Waiting waiting = new Waiting();

  public Remove(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode call() throws InterruptedException {
    Targets targets = Targets.read(session.store());
    List<String> applications =
        names.stream()
            .filter(name -> !force || targets.knows(name))
            .map(targets::find)
            .map(Remove::application)
            .distinct()
            .toList();
    List<Goal> goals = new ArrayList<>();
    for (String name : applications) {
      Reference reference = new Reference(Kind.APPLICATION, name);
      long uid =
          new DocumentWriter(session.store())
              .delete(reference.document())
              .map(Entry::createRevision)
              .orElseThrow(() ->
                  CommandFailure.notFound(reference + " was deleted by somebody else in between"));
      session.console().print(reference + " deleted");
      goals.add(new GoneGoal(name, uid));
    }
    return waiting.follow(session, goals);
  }

  private static String application(Target target) {
    return switch (target) {
      case Target.ForApplication(String name) -> name;
      case Target.ForWorker(var worker) ->
          throw CommandFailure.usage(
              "'%s' is a worker, which would be replaced. Use 'atoll stop %s', or 'atoll scale %s N' for fewer workers"
                  .formatted(worker.name(), worker.name(), worker.application()));
    };
  }
}
