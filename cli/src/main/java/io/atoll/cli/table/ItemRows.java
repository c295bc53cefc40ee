package io.atoll.cli.table;

import io.atoll.api.store.Entry;
import io.atoll.cli.output.Column;
import io.atoll.cli.output.Format;
import io.atoll.cli.output.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Turns items into rows; after the first time, only those that are new, changed or gone. */
public final class ItemRows {
  private final View view;
  private final Format format;
  private final List<Integer> shown;
  private final Table table;
  private final ItemChanges changes = new ItemChanges(this::signature);
  private boolean titled;

  /**
   * @param format TABLE, WIDE or NAME
   */
  public ItemRows(View view, Format format) {
    this.view = view;
    this.format = format;
    List<Column> columns = view.columns();
    this.shown =
        IntStream.range(0, columns.size())
            .filter(index -> format == Format.WIDE || !columns.get(index).wide())
            .boxed()
            .toList();
    this.table = new Table(shown.stream().map(index -> columns.get(index).title()).toList());
  }

  public List<String> changes(List<Item> items) {
    List<String> lines = new ArrayList<>(render(changes.news(items)));
    changes.gone(items).stream()
        .map(name -> view.kind().word() + "/" + name + " is gone")
        .forEach(lines::add);
    return lines;
  }

  private List<String> render(List<Item> items) {
    if (format == Format.NAME) {
      return items.stream().map(item -> view.kind().word() + "/" + item.name()).toList();
    }
    List<List<String>> rows = items.stream().map(this::row).toList();
    if (titled || items.isEmpty()) {
      return table.lines(rows);
    }
    titled = true;
    return table.render(rows);
  }

  private List<String> row(Item item) {
    return shown.stream().map(item.cells()::get).toList();
  }

  /** Differs exactly if there is something new to show; time alone is not. */
  private List<Object> signature(Item item) {
    List<Object> signature = new ArrayList<>();
    for (int index : shown) {
      if (!view.columns().get(index).ticking()) {
        signature.add(item.cells().get(index));
      }
    }
    item.documents().values().stream().map(Entry::modRevision).forEach(signature::add);
    return signature;
  }
}
