package io.atoll.cli.describe;

import io.atoll.api.Keys;
import io.atoll.api.state.Ownership;
import io.atoll.api.state.status.Condition;
import io.atoll.cli.output.Ages;
import io.atoll.cli.table.Item;
import io.atoll.cli.table.View;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.Snapshot;
import io.atoll.cli.view.Words;
import java.time.Instant;
import java.util.List;

/** Parts that several descriptions share. */
final class Tables {
  private static final int RECENT_EVENTS = 12;
  private static final int NARROW_EVENT_COLUMNS = 6;

  private Tables() {}

  static void conditions(Page page, List<Condition> conditions, Instant now) {
    page.table(
        "Conditions",
        List.of("TYPE", "STATUS", "REASON", "SINCE", "MESSAGE"),
        conditions.stream().map(condition -> row(condition, now)).toList());
  }

  private static List<String> row(Condition condition, Instant now) {
    return List.of(
        condition.type(),
        Words.of(condition.status()),
        condition.reason(),
        Ages.since(condition.since(), now),
        condition.message());
  }

  /** Which folder it is kept as in; nothing if none. */
  static void source(Page page, Snapshot snapshot, String kind, String name, Instant now) {
    snapshot
        .document(Keys.owner(kind, name), Ownership.class)
        .ifPresent(it -> page.field("Kept as in", source(it, now)));
  }

  private static String source(Ownership owner, Instant now) {
    String commit = owner.commit();
    return owner.source()
        + (commit == null ? "" : ", commit " + commit.substring(0, Math.min(12, commit.length())))
        + ", applied "
        + Ages.since(owner.at(), now)
        + " ago";
  }

  /**
   * The latest events of what has this name, and of what belongs to it; the snapshot must hold
   * {@link Keys#EVENTS}.
   */
  static void events(Page page, Snapshot snapshot, Instant now, String name) {
    List<List<String>> rows =
        View.of(Kind.EVENT).items(snapshot, now).stream()
            .filter(item -> item.answersTo(name))
            .map(Item::cells)
            .map(cells -> cells.subList(0, NARROW_EVENT_COLUMNS))
            .toList();
    page.table(
        "Events",
        List.of("LAST", "TYPE", "REASON", "SUBJECT", "COUNT", "MESSAGE"),
        rows.subList(Math.max(0, rows.size() - RECENT_EVENTS), rows.size()));
  }
}
