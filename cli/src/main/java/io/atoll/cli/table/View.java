package io.atoll.cli.table;

import io.atoll.cli.output.Column;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.Snapshot;
import java.time.Instant;
import java.util.List;

/** Shows all things of one kind. Stateless. */
public interface View {
  Kind kind();

  List<Column> columns();

  /** What must be read. */
  List<String> prefixes();

  /** Pure. In the order in which people read them. */
  List<Item> items(Snapshot snapshot, Instant now);

  /**
   * Pure. What a person should know besides, said after the table; if there is no row, in place of
   * saying so.
   *
   * @param names those that are shown; all if there are none
   */
  default List<String> remarks(Snapshot snapshot, Instant now, List<String> names) {
    return List.of();
  }

  public static View of(Kind kind) {
    return switch (kind) {
      case APPLICATION -> new ApplicationView();
      case WORKER -> new WorkerView();
      case NODE -> new NodeView();
      case NETWORK -> new NetworkView();
      case REVISION -> new RevisionView();
      case EVENT -> new EventView();
    };
  }
}
