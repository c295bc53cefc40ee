package io.atoll.api.diff;

import io.atoll.api.yaml.tree.Tree;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A value on one line of bearable length. */
final class Words {
  private static final int LONGEST = 120;

  private Words() {}

  /**
   * @param other beside which it is shown
   */
  static String of(Tree tree, @Nullable Tree other) {
    String words = of(tree);
    if (words.length() <= LONGEST) {
      return words;
    }
    int from = other == null ? 0 : firstDifference(words, of(other));
    int start = Math.max(0, Math.min(from - LONGEST / 4, words.length() - LONGEST));
    int end = Math.min(words.length(), start + LONGEST);
    return (start > 0 ? "..." : "")
        + words.substring(start, end)
        + (end < words.length() ? "..." : "");
  }

  private static int firstDifference(String words, String other) {
    int at = 0;
    while (at < words.length() && at < other.length() && words.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at;
  }

  private static String of(Tree tree) {
    return switch (tree) {
      case Tree.Scalar(var at, String text, boolean plain) ->
          plain && !text.isEmpty() ? text : quoted(text);
      case Tree.Items(var at, List<Tree> items) ->
          items.stream().map(Words::of).collect(Collectors.joining(", ", "[", "]"));
      case Tree.Fields(var at, List<Tree.Entry> entries) ->
          entries.stream()
              .map(entry -> entry.name() + ": " + of(entry.value()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }
}
