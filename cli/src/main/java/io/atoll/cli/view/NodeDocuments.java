package io.atoll.cli.view;

import com.google.common.collect.ImmutableSortedMap;
import io.atoll.api.application.Application;
import io.atoll.api.cluster.Node;
import io.atoll.api.store.Entry;
import io.atoll.api.yaml.Documents;
import io.atoll.api.yaml.Manifest;
import io.atoll.api.yaml.Manifests;
import io.atoll.api.yaml.Parsed;
import java.util.Map;
import java.util.Optional;

/**
 * The users' documents of nodes, for commands that change one field of them. Fields that this
 * version does not know are kept; comments are not.
 */
public final class NodeDocuments {
  private NodeDocuments() {}

  private record Document(String apiVersion, String kind, Metadata metadata, Spec spec) {}

  private record Metadata(String name, Map<String, String> labels) {}

  private record Spec(boolean cordoned, boolean draining) {}

  public static Optional<Node> read(Entry entry) {
    return Manifests.parse(entry.value(), entry.key()) instanceof Parsed.Valid(var manifests)
            && manifests.size() == 1
            && manifests.getFirst() instanceof Manifest.ForNode(Node node, var origin)
        ? Optional.of(node)
        : Optional.empty();
  }

  /**
   * @param previousText what stood there, or an empty text
   */
  public static String write(String previousText, Node node) {
    return Documents.update(
        previousText,
        new Document(
            Application.API_VERSION,
            "Node",
            new Metadata(node.name(), ImmutableSortedMap.copyOf(node.labels())),
            new Spec(node.cordoned(), node.draining())));
  }
}
