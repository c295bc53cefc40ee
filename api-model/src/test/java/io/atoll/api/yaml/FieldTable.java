package io.atoll.api.yaml;

import io.atoll.api.yaml.kinds.TemplateHash;
import io.atoll.api.yaml.kinds.Unsupported;
import io.atoll.api.yaml.schema.Field;
import io.atoll.api.yaml.schema.ListShape;
import io.atoll.api.yaml.schema.ObjectShape;
import io.atoll.api.yaml.schema.Shape;
import java.util.List;
import java.util.stream.Stream;

/** The rows of the reference of fields, as the schema says they must be. */
final class FieldTable {
  private FieldTable() {}

  static List<String> rows(ObjectShape<?> kind) {
    return kind.fields().stream().flatMap(field -> rows(field, "")).toList();
  }

  private static Stream<String> rows(Field<?> field, String prefix) {
    String path = prefix + field.name();
    return Stream.concat(Stream.of(row(field, path)), inside(field.shape(), path));
  }

  private static Stream<String> inside(Shape<?> shape, String path) {
    return switch (shape) {
      case ObjectShape<?> object ->
          object.fields().stream().flatMap(field -> rows(field, path + "."));
      case ListShape<?> list -> inside(list.item(), path + "[]");
      default -> Stream.of();
    };
  }

  private static String row(Field<?> field, String path) {
    String fallback =
        field.isRequired() ? "required" : field.fallback().map(FieldTable::code).orElse("none");
    return "| %s | %s | %s | %s | %s | %s |"
        .formatted(
            code(path),
            field.shape().description(),
            fallback,
            field.meaning(),
            now(path),
            restarts(path));
  }

  private static String now(String path) {
    boolean refused =
        Unsupported.FIELDS.stream()
            .anyMatch(field ->
                path.equals(field)
                    || path.startsWith(field + ".")
                    || path.startsWith(field + "[]"));
    if (refused) {
      return "not yet";
    }
    return Unsupported.VALUES.containsKey(path)
        ? "yes, but not yet " + code(Unsupported.VALUES.getOrDefault(path, ""))
        : "yes";
  }

  private static String restarts(String path) {
    return TemplateHash.FIELDS.stream()
            .map(name -> "spec." + name)
            .anyMatch(field ->
                path.equals(field) || path.startsWith(field + ".") || path.startsWith(field + "[]"))
        ? "replaces workers"
        : "";
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
