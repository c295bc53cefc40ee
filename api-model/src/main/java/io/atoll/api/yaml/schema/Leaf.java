package io.atoll.api.yaml.schema;

import io.atoll.api.yaml.tree.Tree;
import java.util.Optional;
import java.util.function.Function;

/** A value written as one word or text. */
public final class Leaf<T> implements Shape<T> {
  /** Throws {@link IllegalArgumentException} with a message for a person. */
  public interface Parser<T> {
    T parse(String text);
  }

  private final String description;
  private final boolean mayBeQuoted;
  private final Parser<T> parser;
  private final Function<T, String> printer;

  private Leaf(
      String description, boolean mayBeQuoted, Parser<T> parser, Function<T, String> printer) {
    this.description = description;
    this.mayBeQuoted = mayBeQuoted;
    this.parser = parser;
    this.printer = printer;
  }

  /**
   * @param description with its article: {@code a size, such as 128Mi}
   */
  public static <T> Leaf<T> text(String description, Parser<T> parser) {
    return new Leaf<>(description, true, parser, Object::toString);
  }

  public static <T> Leaf<T> text(
      String description, Parser<T> parser, Function<T, String> printer) {
    return new Leaf<>(description, true, parser, printer);
  }

  /** A value that is no text: quotes round it are a mistake. */
  public static <T> Leaf<T> bare(String description, Parser<T> parser) {
    return new Leaf<>(description, false, parser, Object::toString);
  }

  @Override
  public Optional<T> decode(Tree tree, Place place) {
    if (!(tree instanceof Tree.Scalar scalar)) {
      place.report(tree.at(), "expected " + description + ", not " + tree.noun());
      return Optional.empty();
    }
    if (!mayBeQuoted && !scalar.plain()) {
      place.report(tree.at(), "expected " + description + ", not a text; remove the quotes");
      return Optional.empty();
    }
    try {
      return Optional.of(parser.parse(scalar.text()));
    } catch (IllegalArgumentException e) {
      place.report(tree.at(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public String canonical(Tree tree) {
    return tree instanceof Tree.Scalar(var at, String text, var plain)
        ? Canonical.quoted(printer.apply(parser.parse(text)))
        : "";
  }
}
