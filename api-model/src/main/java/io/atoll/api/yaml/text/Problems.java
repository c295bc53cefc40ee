package io.atoll.api.yaml.text;

import com.google.common.collect.ImmutableList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the problems of one file. Used by one thread. */
public final class Problems {
  /** More than a person reads at once; also bounds what a hostile file can make us say. */
  public static final int MOST = 100;

  private static final int LONGEST = 400;

  private final String source;
  private final Set<Problem> found = new LinkedHashSet<>();

  public Problems(String source) {
    this.source = source;
  }

  public void add(Position at, String path, String message) {
    if (found.size() < MOST) {
      found.add(new Problem(source, at, line(path), line(message)));
    }
  }

  /** A problem is told on one line of bearable length, whatever text of the user's it quotes. */
  private static String line(String text) {
    String line = text.replace("\n", "\\n").replace("\r", "\\r");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }

  public int count() {
    return found.size();
  }

  /** In the order of the text. */
  public List<Problem> all() {
    return found.stream()
        .sorted(
            Comparator.comparingInt((Problem problem) -> problem.at().line())
                .thenComparingInt(problem -> problem.at().column()))
        .collect(ImmutableList.toImmutableList());
  }
}
