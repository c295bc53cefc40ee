package io.atoll.api.yaml.leaf;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import io.atoll.api.yaml.schema.Leaf;
import io.atoll.api.yaml.schema.Place;
import io.atoll.api.yaml.schema.Shape;
import io.atoll.api.yaml.tree.Tree;
import java.util.Optional;
import java.util.regex.Pattern;

/** Single values that end up at the container engine, as it wants them. */
public final class ContainerLeaves {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?:[A-Za-z0-9.-]+(?::[0-9]+)?/)?"
              + "[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*"
              + "(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(?:@sha256:[0-9a-f]{64})?");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
  private static final Pattern USER =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(?::[A-Za-z0-9_][A-Za-z0-9_.-]*)?");
  private static final ImmutableSet<String> SIGNALS =
      ImmutableSet.of(
          "SIGTERM",
          "SIGINT",
          "SIGQUIT",
          "SIGHUP",
          "SIGUSR1",
          "SIGUSR2",
          "SIGWINCH",
          "SIGKILL",
          "SIGABRT",
          "SIGRTMIN+3");

  public static final Leaf<String> IMAGE =
      Leaf.text("an image, such as shop:1.4", ContainerLeaves::image);
  public static final Leaf<String> RUN_AS =
      Leaf.text("a user, such as 1000:1000", ContainerLeaves::user);
  public static final Leaf<String> SIGNAL = Leaves.choice(signals());

  /** A text now; later also an object that says where to take it from. */
  public static final Shape<String> VARIABLE_VALUE =
      new Shape<>() {
        @Override
        public Optional<String> decode(Tree tree, Place place) {
          if (tree instanceof Tree.Fields fields && fields.entry("secret").isPresent()) {
            place.report(
                tree.at(), "a value from a secret is reserved for a later version; write a text");
            return Optional.empty();
          }
          return Leaves.TEXT.decode(tree, place);
        }

        @Override
        public String description() {
          return Leaves.TEXT.description();
        }

        @Override
        public String canonical(Tree tree) {
          return Leaves.TEXT.canonical(tree);
        }
      };

  private ContainerLeaves() {}

  public static String variable(String text) {
    if (!VARIABLE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not a variable: letters, digits and _ . - are allowed, no digit first");
    }
    return text;
  }

  private static ImmutableMap<String, String> signals() {
    return Maps.toMap(SIGNALS, signal -> signal);
  }

  private static String image(String text) {
    if (text.length() > 255 || !REFERENCE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not an image such as shop:1.4 or registry.test:5000/team/shop:1.4");
    }
    return text;
  }

  private static String user(String text) {
    if (!USER.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a user such as web, 1000 or 1000:1000");
    }
    return text;
  }
}
