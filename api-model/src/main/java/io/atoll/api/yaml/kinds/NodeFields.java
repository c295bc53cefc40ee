package io.atoll.api.yaml.kinds;

import io.atoll.api.application.Application.Metadata;
import io.atoll.api.cluster.Node;
import io.atoll.api.yaml.leaf.Leaves;
import io.atoll.api.yaml.schema.Field;
import io.atoll.api.yaml.schema.ObjectShape;
import io.atoll.api.yaml.schema.Values;

/** The Node kind: what users say of a host. */
public final class NodeFields {
  public static final String KIND = "Node";

  private record Spec(boolean cordoned, boolean draining) {}

  private static final Field<Boolean> CORDONED =
      Field.defaulting("cordoned", Leaves.TRUE_OR_FALSE, "false", "Takes no new workers.");
  private static final Field<Boolean> DRAINING =
      Field.defaulting(
          "draining",
          Leaves.TRUE_OR_FALSE,
          "false",
          "Takes no new workers; those that run there are not moved yet.");
  private static final Field<Spec> SPEC =
      Field.defaulting(
          "spec",
          ObjectShape.of("a node's spec", CORDONED, DRAINING)
              .build(v -> new Spec(v.get(CORDONED), v.get(DRAINING))),
          "{}",
          "Whether it takes workers.");

  public static final ObjectShape<Node> SHAPE =
      ObjectShape.of("a Node", Head.API_VERSION, Head.kind(KIND), Head.METADATA, SPEC)
          .build(NodeFields::node);

  private NodeFields() {}

  private static Node node(Values values) {
    Metadata metadata = values.get(Head.METADATA);
    Spec spec = values.get(SPEC);
    return new Node(metadata.name(), metadata.labels(), spec.cordoned(), spec.draining());
  }
}
