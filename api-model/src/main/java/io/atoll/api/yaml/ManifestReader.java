package io.atoll.api.yaml;

import com.google.common.collect.ImmutableList;
import io.atoll.api.yaml.kinds.ApplicationFields;
import io.atoll.api.yaml.kinds.NetworkFields;
import io.atoll.api.yaml.kinds.NodeFields;
import io.atoll.api.yaml.kinds.StoredSources;
import io.atoll.api.yaml.kinds.TemplateHash;
import io.atoll.api.yaml.kinds.Unsupported;
import io.atoll.api.yaml.schema.Place;
import io.atoll.api.yaml.text.Nearest;
import io.atoll.api.yaml.text.Problems;
import io.atoll.api.yaml.tree.Chunk;
import io.atoll.api.yaml.tree.Tree;
import io.atoll.api.yaml.tree.TreeReader;
import java.util.Optional;

/** From one document's text to its value, by its kind. Used by one thread. */
final class ManifestReader {
  private static final ImmutableList<String> KINDS =
      ImmutableList.of(ApplicationFields.KIND, NodeFields.KIND, NetworkFields.KIND);

  private final Problems problems;
  private final Place place;
  private final Strictness strictness;

  ManifestReader(Problems problems, Strictness strictness) {
    this.problems = problems;
    this.place = new Place("", problems);
    this.strictness = strictness;
  }

  Optional<Manifest> read(Chunk chunk, Manifest.Origin origin) {
    return TreeReader.read(chunk, problems).flatMap(tree -> decode(tree, origin));
  }

  private Optional<Manifest> decode(Tree tree, Manifest.Origin origin) {
    if (!(tree instanceof Tree.Fields fields)) {
      place.report(tree.at(), "expected apiVersion, kind, metadata and spec, not " + tree.noun());
      return Optional.empty();
    }
    Optional<Tree.Entry> kind = fields.entry("kind");
    if (kind.isEmpty()) {
      place.field("kind").report(tree.at(), "is required: one of " + String.join(", ", KINDS));
      return Optional.empty();
    }
    return decode(kind.get(), tree, origin);
  }

  private Optional<Manifest> decode(Tree.Entry kind, Tree tree, Manifest.Origin origin) {
    String name = kind.value() instanceof Tree.Scalar(var at, String text, var plain) ? text : "";
    return switch (name) {
      case ApplicationFields.KIND -> application(tree, origin);
      case NodeFields.KIND ->
          NodeFields.SHAPE.decode(tree, place).map(node -> new Manifest.ForNode(node, origin));
      case NetworkFields.KIND ->
          NetworkFields.SHAPE
              .decode(tree, place)
              .map(network -> new Manifest.ForNetwork(network, origin));
      default -> {
        place
            .field("kind")
            .report(
                kind.value().at(),
                "%s is not one of %s%s"
                    .formatted(
                        kind.value().noun(), String.join(", ", KINDS), Nearest.hint(name, KINDS)));
        yield Optional.empty();
      }
    };
  }

  private Optional<Manifest> application(Tree tree, Manifest.Origin origin) {
    switch (strictness) {
      case OF_FILES -> Unsupported.refuse(tree, place);
      case OF_KEYS -> {
        Unsupported.refuse(tree, place);
        StoredSources.refuse(tree, place);
      }
      case OF_THE_LANGUAGE -> {}
    }
    return ApplicationFields.SHAPE
        .decode(tree, place)
        .map(
            application -> new Manifest.ForApplication(application, TemplateHash.of(tree), origin));
  }
}
