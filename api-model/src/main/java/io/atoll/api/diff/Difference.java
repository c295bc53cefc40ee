package io.atoll.api.diff;

import java.util.Optional;

/**
 * One field that is not the same.
 *
 * @param path such as {@code spec.ports[http].port}
 * @param before the value on one line; empty if the field was not there
 * @param after the same of the other document
 */
public record Difference(String path, Optional<String> before, Optional<String> after) {

  /** What became of the field. */
  public enum Change {
    ADDED,
    REMOVED,
    CHANGED
  }

  public Change change() {
    if (before.isEmpty()) {
      return Change.ADDED;
    }
    return after.isEmpty() ? Change.REMOVED : Change.CHANGED;
  }

  @Override
  public String toString() {
    return switch (change()) {
      case ADDED -> "+ " + path + ": " + after.orElse("");
      case REMOVED -> "- " + path + ": " + before.orElse("");
      case CHANGED -> "~ " + path + ": " + before.orElse("") + " → " + after.orElse("");
    };
  }
}
