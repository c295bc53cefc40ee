package io.atoll.api.yaml.schema;

import io.atoll.api.yaml.text.Problems;
import io.atoll.api.yaml.tree.Tree;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A field of an {@link ObjectShape}, with what documentation says of it. Compared by identity. */
public final class Field<T> {
  private final String name;
  private final Shape<T> shape;
  private final boolean required;
  private final @Nullable String fallback;
  private final String meaning;

  private Field(
      String name, Shape<T> shape, boolean required, @Nullable String fallback, String meaning) {
    this.name = name;
    this.shape = shape;
    this.required = required;
    this.fallback = fallback;
    this.meaning = meaning;
  }

  public static <T> Field<T> required(String name, Shape<T> shape, String meaning) {
    return new Field<>(name, shape, true, null, meaning);
  }

  public static <T> Field<T> optional(String name, Shape<T> shape, String meaning) {
    return new Field<>(name, shape, false, null, meaning);
  }

  /**
   * @param fallback what it is where nothing is written, as a user would write it
   */
  public static <T> Field<T> defaulting(
      String name, Shape<T> shape, String fallback, String meaning) {
    return new Field<>(name, shape, false, fallback, meaning);
  }

  public String name() {
    return name;
  }

  public Shape<T> shape() {
    return shape;
  }

  public boolean isRequired() {
    return required;
  }

  /** As a user would write it. */
  public Optional<String> fallback() {
    return Optional.ofNullable(fallback);
  }

  /** One sentence. */
  public String meaning() {
    return meaning;
  }

  Optional<T> fallbackValue() {
    if (fallback == null) {
      return Optional.empty();
    }
    Problems problems = new Problems("default");
    Optional<T> value = shape.decode(Tree.literal(fallback), new Place(name, problems));
    if (value.isEmpty()) {
      throw new IllegalStateException("a default that its own field refuses: " + problems.all());
    }
    return value;
  }
}
