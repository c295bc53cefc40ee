package io.atoll.api.application;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * @param spread {@code node}, or a label of nodes, most important first
 * @param maxPerNode null for no limit
 * @param near applications, one of whose workers the node must run
 */
public record Placement(
    List<Constraint> constraints,
    List<String> spread,
    @Nullable Integer maxPerNode,
    List<String> near) {
  public Placement {
    constraints = ImmutableList.copyOf(constraints);
    spread = ImmutableList.copyOf(spread);
    near = ImmutableList.copyOf(near);
  }

  /**
   * {@code node.labels.disk == ssd}, {@code node.name != n3}.
   *
   * @param label null if the constraint is on the node's name
   */
  public record Constraint(@Nullable String label, boolean equal, String value) {
    private static final Pattern FORM =
        Pattern.compile(
            "node\\.(?:name|labels\\.([A-Za-z0-9][A-Za-z0-9._/-]*))\\s*([!=]=)\\s*"
                + "([A-Za-z0-9][A-Za-z0-9._/-]*)");

    /**
     * @throws IllegalArgumentException with a message for a person
     */
    public static Constraint parse(String text) {
      Matcher form = FORM.matcher(text.strip());
      if (!form.matches()) {
        throw new IllegalArgumentException(
            "'"
                + text
                + "' is not a constraint such as node.labels.disk == ssd or node.name != n3");
      }
      return new Constraint(form.group(1), form.group(2).equals("=="), form.group(3));
    }

    @Override
    public String toString() {
      return (label == null ? "node.name" : "node.labels." + label)
          + (equal ? " == " : " != ")
          + value;
    }
  }
}
