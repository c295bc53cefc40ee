package io.atoll.cli.live;

import java.util.Comparator;
import java.util.List;

/**
 * What one thing uses at a moment.
 *
 * @param cpu thousandths of a processor
 * @param memory bytes
 * @param limit of memory, in bytes; 0 for none
 * @param cells what is shown of it
 */
public record Usage(
    String name, String group, long cpu, long memory, long limit, List<String> cells) {
  static Comparator<Usage> order(Sort sort) {
    Comparator<Usage> byName = Comparator.comparing(Usage::name);
    return switch (sort) {
      case CPU -> Comparator.comparingLong((Usage it) -> -it.cpu()).thenComparing(byName);
      case MEMORY -> Comparator.comparingLong((Usage it) -> -it.memory()).thenComparing(byName);
      case NAME -> byName;
    };
  }

  /** {@code 12.5%} of one processor. */
  public static String percentOfOne(long millis) {
    return millis / 10 + "." + millis % 10 + "%";
  }

  static String share(long part, long whole) {
    return whole <= 0 ? "" : Math.round(100.0 * part / whole) + "%";
  }
}
