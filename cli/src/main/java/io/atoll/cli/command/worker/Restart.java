package io.atoll.cli.command.worker;

import io.atoll.api.state.Assignment;
import io.atoll.api.state.Controls;
import io.atoll.api.state.Request;
import io.atoll.cli.command.options.Waiting;
import io.atoll.cli.control.ControlsEditor;
import io.atoll.cli.control.Target;
import io.atoll.cli.control.Targets;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.progress.Goal;
import io.atoll.cli.progress.ReplacedGoal;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Worker;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "restart",
    description = {
      "Replace the workers of applications one by one, or single workers.",
      "Each new worker is ready before the old one stops, so there are never too few."
    },
    footer = {
      "",
      "Examples:",
      "  atoll restart hello --wait",
      "  atoll restart hello-x1y2z    only this worker"
    })
public final class Restart implements Callable<ExitCode> {
  private final Session session;

  @Parameters(arity = "1..*", paramLabel = "APP|WORKER", description = "What to restart.")
  private List<String> names = List.of();

  @Mixin private final Waiting waiting = new Waiting();

  public Restart(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode call() throws InterruptedException {
    List<Goal> goals = new ArrayList<>();
    for (Target target : Targets.read(session.store()).find(names)) {
      goals.add(restart(target));
    }
    return waiting.follow(session, goals);
  }

  private Goal restart(Target target) {
    return switch (target) {
      case Target.ForApplication(String name) -> {
        Optional<Instant> at =
            Optional.ofNullable(
                new ControlsEditor(session.store())
                    .change(name, (document, before) -> restarted(before))
                    .restartAt());
        session.console().print("application/" + name + " restarts one by one");
        yield new ReplacedGoal(name, worker -> !at.equals(under(worker)));
      }
      case Target.ForWorker(var worker) ->
          new WorkerRequests(session)
              .ask(Request.Kind.RESTART, worker, "it stops once another is ready in its place");
    };
  }

  /** Another time than before even within one tick of the clock, or nothing would be restarted. */
  private Controls restarted(Controls before) {
    Instant now = session.now().truncatedTo(ChronoUnit.MILLIS);
    Instant at = now.equals(before.restartAt()) ? now.plusMillis(1) : now;
    return before.withRestartAt(at);
  }

  private static Optional<Instant> under(Worker worker) {
    return worker
        .assigned()
        .flatMap(it -> Optional.ofNullable(it.origin()))
        .map(Assignment.Origin::restartAt);
  }
}
