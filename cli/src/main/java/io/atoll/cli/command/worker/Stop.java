package io.atoll.cli.command.worker;

import io.atoll.api.state.Request;
import io.atoll.cli.command.options.Waiting;
import io.atoll.cli.control.ControlsEditor;
import io.atoll.cli.control.Counts;
import io.atoll.cli.control.Target;
import io.atoll.cli.control.Targets;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.progress.CountGoal;
import io.atoll.cli.progress.Goal;
import io.atoll.cli.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "stop",
    description = {
      "Stop applications, or single workers.",
      "An application is scaled to 0 and stays; 'atoll scale APP --auto' starts it again.",
      "A worker is stopped at once, and the manager starts another in its place."
    },
    footer = {
      "",
      "Examples:",
      "  atoll stop hello --wait",
      "  atoll stop hello-x1y2z       only this worker; another takes its place"
    })
public final class Stop implements Callable<ExitCode> {
  private final Session session;

  @Parameters(arity = "1..*", paramLabel = "APP|WORKER", description = "What to stop.")
  private List<String> names = List.of();

  @Mixin private final Waiting waiting = new Waiting();

  public Stop(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode call() throws InterruptedException {
    List<Goal> goals = new ArrayList<>();
    for (Target target : Targets.read(session.store()).find(names)) {
      goals.add(stop(target));
    }
    return waiting.follow(session, goals);
  }

  private Goal stop(Target target) {
    return switch (target) {
      case Target.ForApplication(String name) -> {
        new ControlsEditor(session.store())
            .change(name, (document, before) -> Counts.set(document, before, 0));
        session
            .console()
            .print(
                "application/%s scaled to 0; start it again with 'atoll scale %s --auto'"
                    .formatted(name, name));
        yield new CountGoal(name, 0);
      }
      case Target.ForWorker(var worker) ->
          new WorkerRequests(session).ask(Request.Kind.STOP, worker, "another takes its place");
    };
  }
}
