package io.atoll.cli.live;

import io.atoll.cli.output.Table;
import io.atoll.cli.session.Console;
import io.atoll.cli.terminal.WindowSize;
import java.util.ArrayList;
import java.util.List;

/** One screenful that is drawn again in place. Confined to one thread. */
public final class Screen {
  private static final String HOME = "\u001b[H";
  private static final String CLEAR = "\u001b[2J";
  private static final String TO_THE_LINES_END = "\u001b[K";
  private static final String TO_THE_END = "\u001b[J";
  private final Console console;
  private boolean begun;

  public Screen(Console console) {
    this.console = console;
  }

  /** What does not fit into the window is cut off: a line that wraps would push others out. */
  public void draw(
      List<String> head, List<String> titles, List<List<String>> rows, WindowSize window) {
    StringBuilder page = new StringBuilder(begun ? HOME : CLEAR + HOME);
    begun = true;
    lines(head, titles, rows, window.rows() - 1).stream()
        .map(line -> line.substring(0, Math.min(line.length(), window.columns())))
        .forEach(line -> page.append(line).append(TO_THE_LINES_END).append("\r\n"));
    console.out().print(page.append(TO_THE_END));
    console.out().flush();
  }

  private static List<String> lines(
      List<String> head, List<String> titles, List<List<String>> rows, int room) {
    List<String> lines = new ArrayList<>(head);
    int forRows = Math.max(1, room - head.size() - 1);
    boolean all = rows.size() <= forRows;
    lines.addAll(new Table(titles).render(all ? rows : rows.subList(0, forRows - 1)));
    if (!all) {
      lines.add("... and " + (rows.size() - forRows + 1) + " more");
    }
    return lines.subList(0, Math.min(Math.max(room, 1), lines.size()));
  }
}
