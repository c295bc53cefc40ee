package io.atoll.api.yaml.kinds;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.application.Application;
import io.atoll.api.application.Application.Metadata;
import io.atoll.api.yaml.leaf.Leaves;
import io.atoll.api.yaml.schema.Field;

/** What every document begins with. */
final class Head {
  static final Field<String> API_VERSION =
      Field.required(
          "apiVersion",
          Leaves.choice(ImmutableMap.of(Application.API_VERSION, Application.API_VERSION)),
          "The version of this language.");
  static final Field<Metadata> METADATA =
      Field.required("metadata", MetadataFields.SHAPE, "What it is called.");

  private Head() {}

  static Field<String> kind(String kind) {
    return Field.required(
        "kind", Leaves.choice(ImmutableMap.of(kind, kind)), "What the document describes.");
  }
}
