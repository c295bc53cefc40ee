package io.atoll.cli.rollout;

import io.atoll.api.diff.Difference;
import io.atoll.api.diff.DocumentDiff;
import io.atoll.api.state.Revision;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a revision changed, in a few words: {@code image web:1 → web:2, env MODE}. Pure. */
public final class ChangeWords {
  private static final int SHOWN = 4;
  private static final int LONGEST_VALUE = 40;
  private static final Pattern VARIABLE = Pattern.compile("spec\\.env\\.(.*)");

  private ChangeWords() {}

  public static String between(String application, Revision before, Revision after) {
    return switch (RevisionTexts.between(application, before, after)) {
      case DocumentDiff.Compared(List<Difference> differences, var text, var replaces) ->
          of(differences);
      case DocumentDiff.Absent absent -> "";
      case DocumentDiff.Unreadable(var problem) ->
          "cannot be compared: this version does not read it";
    };
  }

  static String of(List<Difference> differences) {
    if (differences.isEmpty()) {
      return "nothing";
    }
    List<String> words = differences.stream().map(ChangeWords::of).distinct().toList();
    int more = words.size() - SHOWN;
    return Stream.concat(
            words.stream().limit(SHOWN), more > 0 ? Stream.of(more + " more") : Stream.of())
        .collect(Collectors.joining(", "));
  }

  private static String of(Difference difference) {
    String path = difference.path();
    Matcher variable = VARIABLE.matcher(path);
    if (variable.matches()) {
      // Its value may be nobody's business.
      return sign(difference) + "env " + variable.group(1);
    }
    String field = path.startsWith("spec.") ? path.substring("spec.".length()) : path;
    return sign(difference) + field + values(difference);
  }

  private static String sign(Difference difference) {
    return switch (difference.change()) {
      case ADDED -> "+";
      case REMOVED -> "-";
      case CHANGED -> "";
    };
  }

  private static String values(Difference difference) {
    String before = difference.before().orElse("");
    String after = difference.after().orElse("");
    return switch (difference.change()) {
      case ADDED -> after.length() <= LONGEST_VALUE ? " " + after : "";
      case REMOVED -> "";
      case CHANGED ->
          before.length() + after.length() <= 2 * LONGEST_VALUE ? " " + before + " → " + after : "";
    };
  }
}
