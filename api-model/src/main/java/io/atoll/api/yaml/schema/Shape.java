package io.atoll.api.yaml.schema;

import io.atoll.api.yaml.tree.Tree;
import java.util.Optional;

/** What a value may look like, and what it becomes. */
public interface Shape<T> {
  /** Empty exactly if something was reported. */
  Optional<T> decode(Tree tree, Place place);

  /** What it is, in the words of documentation: {@code a duration, such as 30s}. */
  String description();

  /**
   * The same text for every way to write the same value; for a tree that decodes. Empty lists and
   * maps, which say nothing, are the empty text.
   */
  String canonical(Tree tree);
}
