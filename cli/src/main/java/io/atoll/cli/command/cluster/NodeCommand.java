package io.atoll.cli.command.cluster;

import io.atoll.api.cluster.Node;
import io.atoll.cli.command.options.Output;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.session.Session;
import io.atoll.cli.table.View;
import io.atoll.cli.view.Kind;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "node",
    description = "Look at hosts, and say which may take workers.",
    footer = {
      "",
      "Examples:",
      "  atoll node ls",
      "  atoll node cordon n2                 no new workers there; what runs stays",
      "  atoll node label n2 disk=ssd zone-   set one label, remove another"
    })
public final class NodeCommand {
  private final Session session;

  public NodeCommand(Session session) {
    this.session = session;
  }

  @Command(
      name = "ls",
      description = "List the nodes.",
      footer = {"", "Examples:", "  atoll node ls", "  atoll node ls -o wide"})
  ExitCode ls(@Mixin Output output) throws InterruptedException {
    return output.show(session, View.of(Kind.NODE), List.of());
  }

  @Command(
      name = "cordon",
      description = "Place no new workers on a node.",
      footer = {"", "Examples:", "  atoll node cordon n2"})
  ExitCode cordon(@Parameters(paramLabel = "NODE", description = "The node.") String name) {
    return new NodeEditor(session).change(name, node -> cordoned(node, true), "cordoned");
  }

  @Command(
      name = "uncordon",
      description = "Let a node take workers again.",
      footer = {"", "Examples:", "  atoll node uncordon n2"})
  ExitCode uncordon(@Parameters(paramLabel = "NODE", description = "The node.") String name) {
    return new NodeEditor(session).change(name, node -> cordoned(node, false), "uncordoned");
  }

  @Command(
      name = "label",
      description = "Set labels, which placement constraints and spread look at.",
      footer = {
        "",
        "Examples:",
        "  atoll node label n2 disk=ssd",
        "  atoll node label n2 zone-            remove a label"
      })
  ExitCode label(
      @Parameters(index = "0", paramLabel = "NODE", description = "The node.") String name,
      @Parameters(
              index = "1..*",
              arity = "1..*",
              paramLabel = "KEY=VALUE|KEY-",
              description = "Labels to set or to remove.")
          List<String> changes) {
    LabelChange change = LabelChange.parse(changes);
    return new NodeEditor(session).change(name, change::apply, "labeled");
  }

  private static Node cordoned(Node node, boolean cordoned) {
    return new Node(node.name(), node.labels(), cordoned, node.draining());
  }
}
