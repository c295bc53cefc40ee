package io.atoll.api.yaml.kinds;

import io.atoll.api.application.Application.Metadata;
import io.atoll.api.yaml.leaf.Leaves;
import io.atoll.api.yaml.schema.Field;
import io.atoll.api.yaml.schema.MapShape;
import io.atoll.api.yaml.schema.ObjectShape;
import java.util.Map;

final class MetadataFields {
  static final Field<String> NAME =
      Field.required("name", Leaves.NAME, "Unique across kinds; a DNS label of at most 40.");
  static final Field<Map<String, String>> LABELS =
      Field.defaulting(
          "labels",
          MapShape.of("labels, each a name and a value", Leaves::labelName, Leaves.LABEL_VALUE),
          "{}",
          "Words of your own to find it by.");

  static final ObjectShape<Metadata> SHAPE =
      ObjectShape.of("metadata", NAME, LABELS).build(v -> new Metadata(v.get(NAME), v.get(LABELS)));

  private MetadataFields() {}
}
