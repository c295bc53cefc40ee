package io.atoll.cli.command.live;

import io.atoll.cli.command.options.Display;
import io.atoll.cli.command.options.Moments;
import io.atoll.cli.live.Screen;
import io.atoll.cli.live.UsageView;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.output.Column;
import io.atoll.cli.output.Format;
import io.atoll.cli.session.Session;
import io.atoll.cli.table.Item;
import io.atoll.cli.terminal.Terminal;
import io.atoll.cli.terminal.WindowSize;
import io.atoll.cli.view.Mirror;
import io.atoll.cli.view.Snapshot;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "stats",
    description = {
      "Show what workers use, as docker stats does: until interrupted, or once with --no-stream.",
      "100%% is one whole processor. Elsewhere than on a terminal only rows that change are printed.",
      "With --since it shows once what was used in that time, of an hour at most."
    },
    footer = {
      "",
      "Examples:",
      "  atoll stats",
      "  atoll stats hello --no-stream --sort memory",
      "  atoll stats --nodes",
      "  atoll stats --since 10m hello",
      "  atoll stats --since 1h --applications -o json"
    })
public final class Stats implements Callable<ExitCode> {
  /** For ages, and for a window of another size. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Session session;

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "Only these workers, or those of these applications.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--no-stream", description = "Show it once.")
  private boolean once;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Mean, most and last since then: 10m, or 2026-01-31T12:00:00Z.")
  private @Nullable String since;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "wide; with --since also yaml or json, with all that was kept.")
  private Format format = Format.TABLE;

  @Mixin private final Shown shown = new Shown();

  public Stats(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode call() throws InterruptedException {
    if (since != null) {
      Instant from = Moments.parse("--since", since, session.now());
      return new PastUse(session, shown.kind(), shown.sort(), names, format).show(from);
    }
    if (!format.isTable()) {
      throw CommandFailure.usage("-o " + format.name().toLowerCase(Locale.ROOT) + " needs --since");
    }
    return show(shown.view(format == Format.WIDE));
  }

  private ExitCode show(UsageView view) throws InterruptedException {
    Display display = new Display(session, view, names, format);
    if (once || !session.console().terminal()) {
      if (once) {
        return display.once();
      }
      Snapshot first = Snapshot.read(session.store(), view.prefixes());
      view.gaps(first, session.now()).forEach(session.console()::complain);
      return display.follow();
    }
    try (Mirror mirror = new Mirror(session.store(), view.prefixes())) {
      Screen screen = new Screen(session.console());
      while (!Thread.currentThread().isInterrupted()) {
        draw(screen, view, mirror.snapshot());
        mirror.await(AGAIN);
      }
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.FAILURE, "The terminal: " + e.getMessage());
    }
    return ExitCode.DONE;
  }

  private void draw(Screen screen, UsageView view, Snapshot snapshot) throws IOException {
    List<List<String>> rows =
        view.items(snapshot, session.now()).stream()
            .filter(item -> names.isEmpty() || names.stream().anyMatch(item::answersTo))
            .map(Item::cells)
            .toList();
    List<String> titles = view.columns().stream().map(Column::title).toList();
    screen.draw(
        view.gaps(snapshot, session.now()), titles, rows, Terminal.size().orElse(WindowSize.USUAL));
  }
}
