package io.atoll.api.diff;

import io.atoll.api.yaml.schema.Shape;
import io.atoll.api.yaml.tree.Tree;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value in one of the two documents.
 *
 * @param written null if the document says nothing
 * @param fallback what that means then; null if there is no default
 */
record Side(@Nullable Tree written, @Nullable String fallback) {

  static Side of(@Nullable Tree written) {
    return new Side(written, null);
  }

  static Side of(@Nullable Tree written, String fallback) {
    return new Side(written, fallback);
  }

  /** The same text for the same value. */
  String canonical(Shape<?> shape) {
    if (written != null) {
      return shape.canonical(written);
    }
    return fallback == null ? "" : shape.canonical(Tree.literal(fallback));
  }

  /**
   * What a person is shown.
   *
   * @param other beside which it is shown, so that two long texts do not look the same
   */
  Optional<String> words(Side other) {
    if (written != null) {
      return Optional.of(Words.of(written, other.written()));
    }
    return Optional.ofNullable(fallback).map(it -> it + " (default)");
  }
}
