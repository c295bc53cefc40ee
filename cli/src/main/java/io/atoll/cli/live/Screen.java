package io.atoll.cli.live;

import io.atoll.cli.output.Table;
import io.atoll.cli.session.Console;
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

  public void draw(List<String> head, List<String> titles, List<List<String>> rows, int height) {
    StringBuilder page = new StringBuilder(begun ? HOME : CLEAR + HOME);
    begun = true;
    int room = Math.max(1, height - head.size() - 2);
    head.forEach(line -> page.append(line).append(TO_THE_LINES_END).append('\n'));
    new Table(titles)
        .render(rows.stream().limit(room).toList())
        .forEach(line -> page.append(line).append(TO_THE_LINES_END).append('\n'));
    console.out().print(page.append(TO_THE_END));
    console.out().flush();
  }
}
