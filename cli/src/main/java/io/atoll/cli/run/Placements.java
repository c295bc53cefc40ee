package io.atoll.cli.run;

import io.atoll.api.application.Placement;
import io.atoll.cli.outcome.CommandFailure;

/** Where workers may run, in the words of {@code docker service create}. */
public final class Placements {
  private static final String LABELS = "node.labels.";

  private Placements() {}

  /** {@code node.labels.disk==ssd}; Docker's {@code node.hostname} is the node's name. */
  public static String constraint(String text) {
    String named = text.strip().replaceFirst("^node\\.(hostname|id)", "node.name");
    try {
      return Placement.Constraint.parse(named).toString();
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(
          "--constraint "
              + text
              + ": write node.name, node.hostname or node.labels.NAME, then"
              + " == or != and a value");
    }
  }

  /** {@code spread=node.labels.zone}. */
  public static String preference(String text) {
    String spread = text.startsWith("spread=") ? text.substring("spread=".length()) : "";
    if (spread.startsWith(LABELS)) {
      return spread.substring(LABELS.length());
    }
    throw CommandFailure.usage(
        "--placement-pref " + text + ": write spread=node.labels.NAME; nothing else is known");
  }
}
