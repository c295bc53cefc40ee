package io.atoll.agent.traffic;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Longs;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What HAProxy answers to {@code show stat}: values separated by commas, under a line of names.
 * Pure.
 */
record StatTable(Map<String, Integer> columns, List<List<String>> rows) {
  private static final Splitter LINES = Splitter.on('\n').omitEmptyStrings();
  private static final Splitter FIELDS = Splitter.on(',');
  private static final String TITLES = "# ";

  StatTable {
    columns = ImmutableMap.copyOf(columns);
    rows = ImmutableList.copyOf(rows);
  }

  /**
   * @throws IOException if it is something else, such as a refusal in words
   */
  static StatTable parse(String text) throws IOException {
    List<String> lines = LINES.splitToList(text);
    if (lines.isEmpty() || !lines.getFirst().startsWith(TITLES)) {
      throw new IOException("HAProxy tells no figures: " + lines);
    }
    List<String> names = FIELDS.splitToList(lines.getFirst().substring(TITLES.length()));
    ImmutableMap<String, Integer> columns =
        IntStream.range(0, names.size())
            .boxed()
            .collect(ImmutableMap.toImmutableMap(names::get, it -> it, (first, again) -> first));
    return new StatTable(
        columns, lines.subList(1, lines.size()).stream().map(FIELDS::splitToList).toList());
  }

  /**
   * @throws IOException if there is none
   */
  int column(String name) throws IOException {
    Integer column = columns.get(name);
    if (column == null) {
      throw new IOException("HAProxy's figures have no column " + name);
    }
    return column;
  }

  /** Empty if the row is too short. */
  static String text(List<String> row, int column) {
    return column < row.size() ? row.get(column) : "";
  }

  /** 0 if it is no count: over TCP some are empty. */
  static long count(List<String> row, int column) {
    Long count = Longs.tryParse(text(row, column));
    return count == null ? 0 : Math.max(0, count);
  }
}
