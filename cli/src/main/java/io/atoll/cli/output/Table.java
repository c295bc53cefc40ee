package io.atoll.cli.output;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lays rows out under titles. It remembers its widths, so rows that come later still stand under
 * their titles; widths only grow. Not thread-safe.
 */
public final class Table {
  private static final String GAP = "   ";
  private final ImmutableList<String> titles;
  private final int[] widths;

  public Table(List<String> titles) {
    this.titles = ImmutableList.copyOf(titles);
    this.widths = titles.stream().mapToInt(String::length).toArray();
  }

  /** The titles and the rows, as lines without trailing blanks. */
  public List<String> render(List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>(rows.size() + 1);
    all.add(titles);
    all.addAll(rows);
    return lines(all);
  }

  /** Rows alone, under titles that were rendered earlier. */
  public List<String> lines(List<List<String>> rows) {
    rows.forEach(this::widen);
    return rows.stream().map(this::line).toList();
  }

  private void widen(List<String> row) {
    for (int column = 0; column < widths.length; column++) {
      widths[column] = Math.max(widths[column], shown(row.get(column)).length());
    }
  }

  private String line(List<String> row) {
    StringBuilder line = new StringBuilder();
    IntStream.range(0, widths.length)
        .forEach(column -> {
          String cell = shown(row.get(column));
          line.append(cell).repeat(' ', widths[column] - cell.length()).append(GAP);
        });
    return line.toString().stripTrailing();
  }

  /** A cell is one line: what comes from a user's text must not break the table or the terminal. */
  private static String shown(String cell) {
    return cell.isEmpty() ? "-" : Text.oneLine(cell);
  }
}
