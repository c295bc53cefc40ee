package io.atoll.cli.view;

import io.atoll.api.Keys;
import io.atoll.api.cluster.Node;
import io.atoll.api.state.Presence;
import io.atoll.api.state.status.NodeStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be said of a host from its document, its status and its presence together. */
public final class Nodes {
  private Nodes() {}

  /** Every node that a user, the manager or its own controller speaks of. */
  public static List<String> names(Snapshot snapshot) {
    return Stream.of(Keys.NODES, Keys.NODE_STATUS, Keys.PRESENCE)
        .flatMap(prefix -> snapshot.names(prefix).stream())
        .distinct()
        .sorted()
        .toList();
  }

  public static Optional<Presence> presence(Snapshot snapshot, String name) {
    return snapshot.document(Keys.presence(name), Presence.class);
  }

  public static String status(Snapshot snapshot, String name) {
    String phase =
        presence(snapshot, name)
            .map(Presence::held)
            .map(held -> "held")
            .or(() -> judged(snapshot, name))
            .orElse(snapshot.entry(Keys.presence(name)).isPresent() ? "ready" : "unknown");
    return phase + desired(snapshot, name);
  }

  /** What its processes that run say, beside what is wanted of it. */
  public static String statusWithAgent(Snapshot snapshot, String name) {
    boolean alone =
        snapshot.entry(Keys.presence(name)).isPresent()
            && snapshot.entry(Keys.agent(name)).isEmpty();
    return status(snapshot, name) + (alone ? ", no agent" : "");
  }

  private static Optional<String> judged(Snapshot snapshot, String name) {
    return snapshot
        .document(Keys.nodeStatus(name), NodeStatus.class)
        .map(NodeStatus::phase)
        // A manager that stopped, or has not noticed yet, calls a node ready that is away.
        .filter(it -> it != NodeStatus.Phase.READY || presence(snapshot, name).isPresent())
        .map(Words::of);
  }

  private static String desired(Snapshot snapshot, String name) {
    Optional<Node> node = document(snapshot, name);
    return (node.filter(Node::cordoned).isPresent() ? ",cordoned" : "")
        + (node.filter(Node::draining).isPresent() ? ",draining" : "");
  }

  public static String labels(Snapshot snapshot, String name) {
    return document(snapshot, name).map(Node::labels).orElse(Map.of()).entrySet().stream()
        .map(label -> label.getKey() + "=" + label.getValue())
        .sorted()
        .collect(Collectors.joining(","));
  }

  /** What users say of the node; empty if nothing, or nothing that parses. */
  public static Optional<Node> document(Snapshot snapshot, String name) {
    return snapshot.entry(Keys.node(name)).flatMap(NodeDocuments::read);
  }
}
