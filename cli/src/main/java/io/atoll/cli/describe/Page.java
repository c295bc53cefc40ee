package io.atoll.cli.describe;

import io.atoll.cli.output.Table;
import io.atoll.cli.output.Text;
import java.util.ArrayList;
import java.util.List;

/** Lines under headings. Not thread-safe. */
final class Page {
  private static final int LABEL_WIDTH = 14;
  private final List<String> lines = new ArrayList<>();

  /** {@code Label: value}; nothing if there is no value. */
  Page field(String label, String value) {
    if (!value.isEmpty()) {
      String title = label + ":";
      lines.add(
          title + " ".repeat(Math.max(1, LABEL_WIDTH - title.length())) + Text.oneLine(value));
    }
    return this;
  }

  /** A table under a heading; {@code none} where there is no row. */
  Page table(String heading, List<String> titles, List<List<String>> rows) {
    lines.add(heading + ":" + (rows.isEmpty() ? " none" : ""));
    if (!rows.isEmpty()) {
      new Table(titles).render(rows).forEach(line -> lines.add("  " + line));
    }
    return this;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
