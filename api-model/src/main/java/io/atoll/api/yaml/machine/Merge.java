package io.atoll.api.yaml.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableSet;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries fields that this version does not know from an older text into a newer one. */
public final class Merge {
  private Merge() {}

  /**
   * @param target what {@code document} is written as; changed in place
   */
  public static void keepUnknown(ObjectNode old, ObjectNode target, Object document) {
    switch (document) {
      case Record record -> keepInRecord(old, target, record);
      case Map<?, ?> map -> keepInMap(old, target, map);
      default -> {}
    }
  }

  private static void keepInRecord(ObjectNode old, ObjectNode target, Record record) {
    ImmutableSet<String> known = names(record);
    if (!known.containsAll(ImmutableSet.copyOf(target.fieldNames()))) {
      return; // Written in another shape than the record's: which fields are known is not known.
    }
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      keepInside(old, target, component.getName(), Components.read(component, record));
    }
    for (Map.Entry<String, JsonNode> field : old.properties()) {
      if (!known.contains(field.getKey())) {
        target.set(field.getKey(), field.getValue());
      }
    }
  }

  private static void keepInMap(ObjectNode old, ObjectNode target, Map<?, ?> map) {
    map.forEach((key, value) -> keepInside(old, target, String.valueOf(key), value));
  }

  private static void keepInside(
      ObjectNode old, ObjectNode target, String name, @Nullable Object value) {
    if (value != null
        && old.get(name) instanceof ObjectNode oldInside
        && target.get(name) instanceof ObjectNode targetInside) {
      keepUnknown(oldInside, targetInside, value);
    }
  }

  private static ImmutableSet<String> names(Record record) {
    return Arrays.stream(record.getClass().getRecordComponents())
        .map(RecordComponent::getName)
        .collect(ImmutableSet.toImmutableSet());
  }
}
