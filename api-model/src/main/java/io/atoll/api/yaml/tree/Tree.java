package io.atoll.api.yaml.tree;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.atoll.api.yaml.text.Position;
import java.util.List;
import java.util.Optional;

/** A value of a document and where it stands. */
public sealed interface Tree {
  Position at();

  /** How a message names it. */
  String noun();

  /**
   * @param plain whether it was written without quotes
   */
  record Scalar(Position at, String text, boolean plain) implements Tree {
    public boolean isNull() {
      return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    @Override
    public String noun() {
      return isNull() ? "nothing" : "'" + Texts.shortened(text) + "'";
    }
  }

  record Items(Position at, List<Tree> items) implements Tree {
    public Items {
      items = ImmutableList.copyOf(items);
    }

    @Override
    public String noun() {
      return "a list";
    }
  }

  record Fields(Position at, List<Entry> entries) implements Tree {
    public Fields {
      entries = ImmutableList.copyOf(entries);
    }

    @Override
    public String noun() {
      return "fields";
    }

    public Optional<Entry> entry(String name) {
      return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }
  }

  /**
   * @param at where the name stands
   */
  record Entry(Position at, String name, Tree value) {}

  /** A default as documentation shows it: {@code 10s}, {@code []}, {@code [node]}, {@code {}}. */
  static Tree literal(String text) {
    if (text.equals("{}")) {
      return new Fields(Position.START, List.of());
    }
    if (!text.startsWith("[")) {
      return new Scalar(Position.START, text, true);
    }
    return new Items(
        Position.START,
        Splitter.on(',')
            .trimResults()
            .omitEmptyStrings()
            .splitToStream(text.substring(1, text.length() - 1))
            .map(Tree::literal)
            .collect(ImmutableList.toImmutableList()));
  }
}
