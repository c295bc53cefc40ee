package io.atoll.cli.table;

import io.atoll.api.store.Entry;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.output.Format;
import io.atoll.cli.session.Console;
import io.atoll.cli.view.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints the document of each thing when it is new or has changed, for programs: JSON one to a
 * line, YAML each after a line {@code ---}. Of what is gone a document says so. Not thread-safe.
 */
public final class ItemFeed {
  private final Kind kind;
  private final Format format;
  private final Console console;
  private final ItemChanges changes = new ItemChanges(ItemFeed::revisions);

  /**
   * @param format YAML or JSON
   */
  public ItemFeed(Kind kind, Format format, Console console) {
    this.kind = kind;
    this.format = format;
    this.console = console;
  }

  public void show(List<Item> items) {
    changes.news(items).forEach(this::show);
    changes.gone(items).forEach(this::showGone);
    console.out().flush();
  }

  private void show(Item item) {
    if (format == Format.YAML) {
      console.print("---");
      ItemDocuments.writeYaml(List.of(item), console.out());
      return;
    }
    try {
      console.print(ItemDocuments.line(item, kind));
    } catch (CommandFailure noJson) {
      // Whoever watches wants to hear of the others, and of this one once it is mended.
      noJson.lines().forEach(console::complain);
    }
  }

  private void showGone(String name) {
    console.print(
        format == Format.YAML
            ? "---\nkind: %s\nname: %s\ngone: true".formatted(kind.word(), name)
            : ItemDocuments.goneLine(name, kind));
  }

  private static List<Object> revisions(Item item) {
    List<Object> revisions = new ArrayList<>();
    item.documents().values().stream().map(Entry::modRevision).forEach(revisions::add);
    return revisions;
  }
}
