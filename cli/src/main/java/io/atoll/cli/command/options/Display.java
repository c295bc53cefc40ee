package io.atoll.cli.command.options;

import io.atoll.api.Keys;
import io.atoll.api.yaml.text.Nearest;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.output.Format;
import io.atoll.cli.session.Session;
import io.atoll.cli.table.Item;
import io.atoll.cli.table.ItemDocuments;
import io.atoll.cli.table.ItemFeed;
import io.atoll.cli.table.ItemRows;
import io.atoll.cli.table.View;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.Mirror;
import io.atoll.cli.view.Snapshot;
import io.atoll.cli.view.Workers;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Prints a view once, or again and again as it changes. */
public final class Display {
  private static final Duration FOREVER = Duration.ofDays(365);
  private final Session session;
  private final View view;
  private final List<String> names;
  private final Format format;

  /**
   * @param names those to show; all if there are none
   */
  public Display(Session session, View view, List<String> names, Format format) {
    this.session = session;
    this.view = view;
    this.names = List.copyOf(names);
    this.format = format;
  }

  public ExitCode once() {
    Snapshot snapshot = Snapshot.read(session.store(), view.prefixes());
    List<Item> all = view.items(snapshot, session.now());
    requireNames(all);
    List<String> remarks = view.remarks(snapshot, session.now(), names);
    print(chosen(all), remarks.isEmpty());
    if (format == Format.TABLE || format == Format.WIDE) {
      remarks.forEach(session.console()::complain);
      Caveats.read(session.store(), view.kind()).forEach(session.console()::complain);
    }
    return ExitCode.DONE;
  }

  /** Names alone, for other commands to take. */
  public ExitCode names() {
    List<Item> all = view.items(Snapshot.read(session.store(), view.prefixes()), session.now());
    requireNames(all);
    chosen(all).stream().map(Item::name).forEach(session.console()::print);
    return ExitCode.DONE;
  }

  /** Until the process is interrupted. */
  public ExitCode follow() throws InterruptedException {
    Consumer<List<Item>> shown = follower();
    try (Mirror mirror = new Mirror(session.store(), view.prefixes())) {
      do {
        shown.accept(chosen(view.items(mirror.snapshot(), session.now())));
      } while (mirror.await(FOREVER));
    }
    return ExitCode.DONE;
  }

  private Consumer<List<Item>> follower() {
    return switch (format) {
      case YAML, JSON -> new ItemFeed(view.kind(), format, session.console())::show;
      case TABLE, WIDE, NAME -> {
        ItemRows rows = new ItemRows(view, format);
        yield items -> {
          rows.changes(items).forEach(session.console()::print);
          session.console().out().flush();
        };
      }
    };
  }

  private void print(List<Item> items, boolean sayNone) {
    switch (format) {
      case TABLE, WIDE, NAME -> printRows(items, sayNone);
      case YAML -> ItemDocuments.writeYaml(items, session.console().out());
      case JSON ->
          session.console().print(ItemDocuments.json(items, view.kind(), names.size() == 1));
    }
  }

  private void printRows(List<Item> items, boolean sayNone) {
    if (items.isEmpty() && format != Format.NAME) {
      if (sayNone) {
        session.console().complain("No " + view.kind().plural() + ".");
      }
      return;
    }
    new ItemRows(view, format).changes(items).forEach(session.console()::print);
  }

  private List<Item> chosen(List<Item> all) {
    return names.isEmpty()
        ? all
        : all.stream().filter(item -> names.stream().anyMatch(item::answersTo)).toList();
  }

  private void requireNames(List<Item> all) {
    for (String name : names) {
      if (all.stream().noneMatch(item -> item.answersTo(name)) && !ownsNothing(name)) {
        throw CommandFailure.notFound(missing(name) + Nearest.hint(name, known(all)));
      }
    }
  }

  /** What belongs to an application is asked for by the name of that too. */
  private String missing(String name) {
    return switch (view.kind()) {
      case WORKER -> "No application and no worker is named '" + name + "'";
      case REVISION -> "No application and no revision is named '" + name + "'";
      case EVENT -> "There are no events of '" + name + "', and no application of that name";
      case APPLICATION, NETWORK, NODE -> view.kind().word() + " '" + name + "' not found";
    };
  }

  /**
   * An application that is there but has no such thing, or a worker that is there but not among
   * what is shown, which is no mistake of the asker.
   */
  private boolean ownsNothing(String name) {
    boolean application =
        view.kind().isOwned() && session.store().get(Keys.application(name)).isPresent();
    return application || (view.kind() == Kind.WORKER && isWorker(name));
  }

  private boolean isWorker(String name) {
    return Workers.all(Snapshot.read(session.store(), Workers.PREFIXES)).stream()
        .anyMatch(worker -> worker.name().equals(name));
  }

  private List<String> known(List<Item> all) {
    Stream<String> seen =
        all.stream().flatMap(item -> Stream.of(item.name(), item.group(), item.subject()));
    Stream<String> owners =
        view.kind().isOwned()
            ? Snapshot.read(session.store(), List.of(Keys.APPLICATIONS))
                .names(Keys.APPLICATIONS)
                .stream()
            : Stream.of();
    return Stream.concat(seen, owners).distinct().toList();
  }
}
