package io.atoll.api.yaml.schema;

import java.util.Collection;
import java.util.stream.Collectors;

/** The pieces of canonical texts; unambiguous, so that different values never share one. */
final class Canonical {
  private Canonical() {}

  static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  static String list(Collection<String> items) {
    return items.isEmpty() ? "" : items.stream().collect(Collectors.joining(",", "[", "]"));
  }

  /**
   * @param members in their canonical order
   */
  static String map(Collection<String> members) {
    return members.isEmpty() ? "" : members.stream().collect(Collectors.joining(",", "{", "}"));
  }

  static String member(String name, String value) {
    return quoted(name) + ":" + value;
  }
}
