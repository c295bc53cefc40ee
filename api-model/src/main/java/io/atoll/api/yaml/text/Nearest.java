package io.atoll.api.yaml.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a mistyped one most likely meant. */
public final class Nearest {
  private Nearest() {}

  private static final int TELLING = 4;

  /**
   * The candidate with the least edit distance to {@code word}, if it is near enough: a third of
   * the letters, one at least, may be wrong. Else one that contains it. Upper and lower case are
   * not told apart.
   */
  public static Optional<String> to(String word, Collection<String> candidates) {
    int allowed = Math.max(1, Math.min(word.length(), 30) / 3);
    return candidates.stream()
        .filter(candidate -> distance(word, candidate) <= allowed || contains(candidate, word))
        .min(
            Comparator.comparingInt((String candidate) -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static boolean contains(String candidate, String word) {
    return word.length() >= TELLING
        && candidate.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
  }

  /** {@code ; did you mean 'replicas'?}, or nothing. */
  public static String hint(String word, Collection<String> candidates) {
    return to(word, candidates).map(name -> "; did you mean '" + name + "'?").orElse("");
  }

  /** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
  static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    if (Math.abs(a.length() - b.length()) > 10) {
      return Integer.MAX_VALUE;
    }
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best =
        Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
