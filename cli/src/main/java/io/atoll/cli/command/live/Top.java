package io.atoll.cli.command.live;

import io.atoll.cli.command.options.Display;
import io.atoll.cli.live.Screen;
import io.atoll.cli.live.Sort;
import io.atoll.cli.live.UsageView;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.output.Column;
import io.atoll.cli.output.Format;
import io.atoll.cli.session.Session;
import io.atoll.cli.table.Item;
import io.atoll.cli.terminal.Terminal;
import io.atoll.cli.terminal.WindowSize;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.Mirror;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "top",
    description = {
      "Show what is used, on the whole screen.",
      "Keys: c, m, s sort by cpu, memory, name; w, a, n show workers, applications, nodes; q ends.",
      "Without a terminal it prints once."
    },
    footer = {"", "Examples:", "  atoll top", "  atoll top --applications --sort memory"})
public final class Top implements Callable<ExitCode> {
  private static final Duration KEYS = Duration.ofMillis(200);

  /** The window may have another size. */
  private static final int ROUNDS_A_SECOND = 5;

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
      return new Display(session, shown.view(false), List.of(), Format.TABLE).once();
    }
    try (Mirror mirror = new Mirror(session.store(), shown.view(false).prefixes());
        var _ = Terminal.screen()) {
      follow(mirror);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.FAILURE, "The terminal: " + e.getMessage());
    }
    return ExitCode.DONE;
  }

  private void follow(Mirror mirror) throws IOException, InterruptedException {
    Screen screen = new Screen(session.console());
    Kind kind = shown.kind();
    Sort sort = shown.sort();
    boolean changed = true;
    for (long round = 0; ; round++) {
      if (changed || round % ROUNDS_A_SECOND == 0) {
        draw(
            screen,
            new UsageView(kind, sort, false),
            mirror,
            Terminal.size().orElse(WindowSize.USUAL));
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
          default -> {}
        }
      }
    }
  }

  private void draw(Screen screen, UsageView view, Mirror mirror, WindowSize window) {
    List<String> head = new ArrayList<>(List.of(HELP));
    head.addAll(view.gaps(mirror.snapshot(), session.now()));
    screen.draw(
        head,
        view.columns().stream().map(Column::title).toList(),
        view.items(mirror.snapshot(), session.now()).stream().map(Item::cells).toList(),
        window);
  }

  /** -1 if none was pressed. */
  private int key() throws IOException {
    return session.console().in().available() > 0 ? session.console().in().read() : -1;
  }
}
