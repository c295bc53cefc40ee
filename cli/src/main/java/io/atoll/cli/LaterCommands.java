package io.atoll.cli;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.Optional;

/** What later versions have a command for, and what does it, or comes near to it, in this one. */
final class LaterCommands {
  private static final Map<String, String> INSTEAD =
      ImmutableMap.of(
          "plan",
          "'atoll diff -f FILE' shows what applying a file would change, and whether workers"
              + " would be replaced",
          "drain",
          "'atoll node cordon NODE' keeps new workers off it, and 'atoll restart APP' has those"
              + " that run replaced",
          "lost",
          "a node whose controller and agent are both gone is taken for lost by itself");

  private LaterCommands() {}

  /** A sentence for a person; empty for a word that no version knows. */
  static Optional<String> instead(String command) {
    return Optional.ofNullable(INSTEAD.get(command))
        .map(it -> "this version has no '" + command + "' yet: " + it);
  }
}
