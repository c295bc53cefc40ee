package io.atoll.cli.command.cluster;

import io.atoll.cli.agent.AgentClient;
import io.atoll.cli.agent.Agents;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.output.Table;
import io.atoll.cli.session.Session;
import io.atoll.cli.volume.NodeVolumes;
import io.atoll.cli.volume.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "volume",
    description = {
      "Look at and remove the named volumes of the nodes.",
      "A volume outlives its workers and its application; only 'volume rm' removes it."
    },
    footer = {"", "Examples:", "  atoll volume ls", "  atoll volume rm n1/data"})
public final class VolumeCommand {
  private static final List<String> TITLES =
      List.of("VOLUME", "APPLICATION", "WORKER", "USED BY", "CREATED");

  private final Session session;

  public VolumeCommand(Session session) {
    this.session = session;
  }

  @Command(
      name = "ls",
      description = "List the volumes of all nodes whose agent runs.",
      footer = {"", "Examples:", "  atoll volume ls", "  atoll volume rm $(atoll volume ls -q)"})
  ExitCode ls(
      @Option(
              names = {"-q", "--quiet"},
              description = "Names only.")
          boolean quiet)
      throws InterruptedException {
    List<Volume> volumes = all();
    if (quiet) {
      volumes.forEach(volume -> session.console().print(volume.fullName()));
    } else if (volumes.isEmpty()) {
      session.console().print("No volumes.");
    } else {
      List<List<String>> rows = volumes.stream().map(VolumeCommand::row).toList();
      new Table(TITLES).render(rows).forEach(session.console()::print);
    }
    return ExitCode.DONE;
  }

  private static List<String> row(Volume volume) {
    return List.of(
        volume.fullName(),
        volume.application(),
        volume.worker(),
        String.join(", ", volume.usedBy()),
        volume.created());
  }

  private List<Volume> all() throws InterruptedException {
    try (Agents agents = new Agents(session.store())) {
      return all(agents);
    }
  }

  /** Of a node that does not tell its volumes at least that is told. */
  private List<Volume> all(Agents agents) throws InterruptedException {
    List<Volume> all = new ArrayList<>();
    for (String node : agents.nodes()) {
      Optional<AgentClient> agent = agents.find(node);
      if (agent.isEmpty()) {
        session
            .console()
            .complain("Node " + node + ": its agent is not running; its volumes are not shown.");
        continue;
      }
      try {
        all.addAll(new NodeVolumes(node, agent.get()).all());
      } catch (CommandFailure e) {
        e.lines().forEach(session.console()::complain);
      }
    }
    return all;
  }

  @Command(
      name = "rm",
      description = {
        "Remove volumes, with all that is in them. One that a worker holds stays.",
        "The node may be left out where only one has a volume of that name."
      },
      footer = {"", "Examples:", "  atoll volume rm n1/data", "  atoll volume rm data cache"})
  ExitCode rm(
      @Parameters(arity = "1..*", paramLabel = "[NODE/]VOLUME", description = "Which.")
          List<String> names)
      throws InterruptedException {
    List<Volume> all = all();
    // All are found before the first is removed, so that a slip of the pen loses nothing.
    List<Volume> wanted = names.stream().map(name -> Volume.find(name, all)).toList();
    try (Agents agents = new Agents(session.store())) {
      return remove(wanted, agents);
    }
  }

  private ExitCode remove(List<Volume> wanted, Agents agents) throws InterruptedException {
    ExitCode code = ExitCode.DONE;
    for (Volume volume : wanted) {
      try {
        new NodeVolumes(volume.node(), agents.require(volume.node())).remove(volume.name());
        session.console().print("volume/" + volume.fullName() + " removed");
      } catch (CommandFailure e) {
        e.lines().forEach(session.console()::complain);
        code = e.code();
      }
    }
    return code;
  }
}
