package io.atoll.api.yaml;

import io.atoll.api.yaml.tree.Blocks;
import io.atoll.api.yaml.tree.Blocks.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives one application's document the count of another, in the very bytes that users wrote: the
 * lines of {@code spec.replicas} and {@code spec.autoscale}. Pure.
 */
public final class CountTexts {
  private static final List<String> FIELDS = List.of("replicas", "autoscale");

  private CountTexts() {}

  /**
   * The text with the other's count and every other line as it was. Empty if one of the two does
   * not have its fields on lines of their own. Whether the result means what it should is for the
   * caller to see.
   *
   * @param text a valid document
   * @param other a valid document
   */
  public static Optional<String> withCountOf(String text, String other) {
    Optional<Blocks> into = Blocks.of(text, "spec");
    Optional<Blocks> from = Blocks.of(other, "spec");
    return into.flatMap(target ->
        from.map(source -> replaced(text, target, lines(other, source), source.first().indent())));
  }

  private static List<String> lines(String text, Blocks blocks) {
    List<String> all = text.lines().toList();
    List<String> lines = new ArrayList<>();
    for (String field : FIELDS) {
      blocks.find(field).ifPresent(it -> lines.addAll(all.subList(it.from(), it.to())));
    }
    return lines;
  }

  private static String replaced(String text, Blocks blocks, List<String> count, int indent) {
    List<Block> old = FIELDS.stream().flatMap(it -> blocks.find(it).stream()).toList();
    int at = old.stream().mapToInt(Block::from).min().orElse(blocks.first().from());
    String margin = " ".repeat(blocks.first().indent());
    List<String> result = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (i == at) {
        count.forEach(it -> result.add(margin + it.substring(Math.min(indent, it.length()))));
      }
      int line = i;
      if (old.stream().noneMatch(it -> it.from() <= line && line < it.to())) {
        result.add(lines.get(i));
      }
    }
    return String.join("\n", result) + (text.endsWith("\n") ? "\n" : "");
  }
}
