package io.atoll.api.yaml.block;

import io.atoll.api.application.Placement;
import io.atoll.api.application.Placement.Constraint;
import io.atoll.api.yaml.leaf.Leaves;
import io.atoll.api.yaml.schema.Field;
import io.atoll.api.yaml.schema.Leaf;
import io.atoll.api.yaml.schema.ListShape;
import io.atoll.api.yaml.schema.ObjectShape;
import java.util.List;

public final class PlacementFields {
  private static final Field<List<Constraint>> CONSTRAINTS =
      Field.defaulting(
          "constraints",
          ListShape.of(
              "a list of constraints",
              Leaf.text("a constraint, such as node.labels.disk == ssd", Constraint::parse)),
          "[]",
          "Only nodes that fulfil all of them; node.name and node.labels.NAME, == and !=.");
  private static final Field<List<String>> SPREAD =
      Field.defaulting(
          "spread",
          ListShape.of("a list of labels", Leaves.LABEL_NAME).distinct(label -> "'" + label + "'"),
          "[node]",
          "Even out over these, the most important first: node, or a label of nodes.");
  private static final Field<Integer> MAX_PER_NODE =
      Field.optional(
          "maxPerNode",
          Leaves.integer("a number of workers", 1, 10_000),
          "The most workers on one node.");
  private static final Field<List<String>> NEAR =
      Field.defaulting(
          "near",
          ListShape.of("a list of applications", Leaves.NAME).distinct(name -> "'" + name + "'"),
          "[]",
          "Only nodes that run a worker of each of these applications.");

  public static final ObjectShape<Placement> SHAPE =
      ObjectShape.of("placement", CONSTRAINTS, SPREAD, MAX_PER_NODE, NEAR)
          .build(v ->
              new Placement(v.get(CONSTRAINTS), v.get(SPREAD), v.find(MAX_PER_NODE), v.get(NEAR)));

  private PlacementFields() {}
}
