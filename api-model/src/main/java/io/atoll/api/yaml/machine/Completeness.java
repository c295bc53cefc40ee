package io.atoll.api.yaml.machine;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds components of a record that are null although they are not declared {@link Nullable}:
 * nothing else checks them when a document is read.
 */
public final class Completeness {
  private Completeness() {}

  /** The path of the first such component, such as {@code owner.name}. */
  public static Optional<String> missing(Object document) {
    return document instanceof Record record ? inRecord(record, "") : Optional.empty();
  }

  private static Optional<String> inRecord(Record record, String prefix) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      String path = prefix + component.getName();
      @Nullable Object value = Components.read(component, record);
      if (value == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        return Optional.of(path);
      }
      Optional<String> inside = inValue(value, path);
      if (inside.isPresent()) {
        return inside;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> inValue(@Nullable Object value, String path) {
    return switch (value) {
      case Record nested -> inRecord(nested, path + ".");
      case List<?> list -> inList(list, path);
      case Map<?, ?> map -> inMap(map, path);
      case null, default -> Optional.empty();
    };
  }

  private static Optional<String> inList(List<?> list, String path) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      inValue(list.get(i), path + "[" + i + "]").ifPresent(found::add);
    }
    return found.stream().findFirst();
  }

  private static Optional<String> inMap(Map<?, ?> map, String path) {
    return map.entrySet().stream()
        .flatMap(entry -> inValue(entry.getValue(), path + "." + entry.getKey()).stream())
        .findFirst();
  }
}
