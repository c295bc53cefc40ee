package io.atoll.cli.command.worker;

import io.atoll.cli.agent.Agents;
import io.atoll.cli.agent.WorkerFinder;
import io.atoll.cli.exec.ExecRequest;
import io.atoll.cli.exec.ExecSession;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "exec",
    description = {
      "Run a command in a worker that runs. Its exit code is this command's.",
      "Options stand before the worker; what follows it belongs to the command."
    },
    footer = {
      "",
      "Examples:",
      "  atoll exec hello-5gyxn ls -l /www",
      "  atoll exec -it hello-5gyxn sh",
      "  tar c . | atoll exec -i hello-5gyxn -- tar x -C /tmp"
    })
public final class Exec implements Callable<Integer> {
  private final Session session;

  @Option(
      names = {"-i", "--interactive"},
      description = "Hand standard input to the command.")
  private boolean interactive;

  @Option(
      names = {"-t", "--tty"},
      description = "Give the command a terminal.")
  private boolean tty;

  @Option(
      names = {"-e", "--env"},
      paramLabel = "NAME=VALUE",
      description = "Set a variable; may be given several times.")
  private List<String> env = new ArrayList<>();

  @Option(
      names = {"-w", "--workdir"},
      paramLabel = "DIR",
      description = "Where it runs.")
  private @Nullable String workdir;

  @Option(
      names = {"-u", "--user"},
      paramLabel = "USER",
      description = "As whom it runs.")
  private @Nullable String user;

  @Parameters(index = "0", paramLabel = "WORKER|APP", description = "An application of one worker.")
  private String name = "";

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "CMD", description = "What to run.")
  private List<String> command = new ArrayList<>();

  public Exec(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<String> words =
        command.getFirst().equals("--") ? command.subList(1, command.size()) : command;
    if (words.isEmpty()) {
      throw CommandFailure.usage("Say what to run: atoll exec " + name + " CMD...");
    }
    if (tty && !session.console().terminal()) {
      throw CommandFailure.usage(
          "-t needs a terminal, and the input or output is none: leave out -t");
    }
    Worker worker = WorkerFinder.read(session.store()).one(name);
    ExecRequest request =
        new ExecRequest(worker.name(), words, interactive, tty, env, workdir, user);
    try (Agents agents = new Agents(session.store())) {
      return new ExecSession(session.console(), worker.node(), request)
          .run(agents.require(worker.node()));
    }
  }
}
