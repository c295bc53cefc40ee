package io.atoll.cli.progress;

import io.atoll.cli.output.Text;
import io.atoll.cli.session.Console;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Shows progress: on a terminal as one block that is drawn again in place, elsewhere as one line
 * for each change. Confined to one thread.
 */
final class ProgressView {
  private static final String CLEAR_LINE = "\r\u001b[2K";
  private static final int MOST_DETAILS = 12;
  private final Console console;
  private final Set<String> printed = new HashSet<>();
  private int drawn;

  ProgressView(Console console) {
    this.console = console;
  }

  void show(List<Progress> progress) {
    if (console.terminal()) {
      redraw(progress.stream().flatMap(ProgressView::block).toList());
    } else {
      progress.stream().flatMap(ProgressView::news).filter(printed::add).forEach(console::print);
    }
    console.out().flush();
  }

  private static Stream<String> news(Progress progress) {
    return Stream.concat(
        Stream.of(progress.headline()),
        progress.troubles().stream().limit(MOST_DETAILS).map(line -> "  " + line));
  }

  private static Stream<String> block(Progress progress) {
    List<String> details = progress.details();
    Stream<String> shown =
        details.stream().limit(MOST_DETAILS).map(line -> "  " + Text.oneLine(line));
    Stream<String> more =
        details.size() > MOST_DETAILS
            ? Stream.of("  and " + (details.size() - MOST_DETAILS) + " more")
            : Stream.of();
    return Stream.of(Stream.of(progress.headline()), shown, more).flatMap(it -> it);
  }

  private void redraw(List<String> lines) {
    StringBuilder block = new StringBuilder();
    for (int line = 0; line < drawn; line++) {
      block.append("\u001b[1A").append(CLEAR_LINE);
    }
    lines.forEach(line -> block.append(CLEAR_LINE).append(line).append(System.lineSeparator()));
    drawn = lines.size();
    console.out().print(block);
  }
}
