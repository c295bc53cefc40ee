package io.atoll.cli.command.live;

import io.atoll.cli.command.options.Display;
import io.atoll.cli.live.Screen;
import io.atoll.cli.live.Sort;
import io.atoll.cli.live.Terminal;
import io.atoll.cli.live.UsageView;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.output.Column;
import io.atoll.cli.output.Format;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Item;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.Mirror;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "top",
    description = {
      "Show what is used, on the whole screen. Keys: c, m, s sort by cpu, memory, name;",
      "w, a, n show workers, applications, nodes; q ends. Without a terminal it prints once."
    },
    footer = {"", "Examples:", "  atoll top", "  atoll top --applications --sort memory"})
public final class Top implements Callable<ExitCode> {
  private static final Duration KEYS = Duration.ofMillis(200);
  private static final String HELP =
      "sort: c cpu, m memory, s name; show: w workers, a applications, n nodes; q quit";
  private final Session session;

  @Mixin private final Shown shown = new Shown();

  public Top(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode call() throws InterruptedException {
    if (!session.console().terminal()) {
      return new Display(session, shown.view(), List.of(), Format.TABLE).once();
    }
    try (Terminal terminal = Terminal.open();
        Mirror mirror = new Mirror(session.store(), shown.view().prefixes())) {
      follow(terminal, mirror);
    }
    return ExitCode.DONE;
  }

  private void follow(Terminal terminal, Mirror mirror) throws InterruptedException {
    Screen screen = new Screen(session.console());
    Kind kind = shown.kind();
    Sort sort = shown.sort();
    boolean changed = true;
    while (true) {
      if (changed) {
        draw(screen, new UsageView(kind, sort), mirror, terminal.height());
      }
      changed = mirror.await(KEYS);
      for (int key = key(); key >= 0; key = key()) {
        changed = true;
        switch (key) {
          case 'c' -> sort = Sort.CPU;
          case 'm' -> sort = Sort.MEMORY;
          case 's' -> sort = Sort.NAME;
          case 'w' -> kind = Kind.WORKER;
          case 'a' -> kind = Kind.APPLICATION;
          case 'n' -> kind = Kind.NODE;
          case 'q' -> {
            return;
          }
          default -> changed = false;
        }
      }
    }
  }

  private void draw(Screen screen, UsageView view, Mirror mirror, int height) {
    List<String> head = new ArrayList<>(List.of(HELP));
    head.addAll(view.gaps(mirror.snapshot(), session.now()));
    screen.draw(
        head,
        view.columns().stream().map(Column::title).toList(),
        view.items(mirror.snapshot(), session.now()).stream().map(Item::cells).toList(),
        height);
  }

  /** -1 if none was pressed. */
  private int key() {
    try {
      return session.console().in().available() > 0 ? session.console().in().read() : -1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
