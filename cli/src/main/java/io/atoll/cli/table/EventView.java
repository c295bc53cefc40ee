package io.atoll.cli.table;

import io.atoll.api.Keys;
import io.atoll.api.state.EventRecord;
import io.atoll.api.store.Entry;
import io.atoll.cli.output.Ages;
import io.atoll.cli.output.Column;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.Snapshot;
import io.atoll.cli.view.Subjects;
import io.atoll.cli.view.Words;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One row an event, the latest last. */
final class EventView implements View {
  @Override
  public Kind kind() {
    return Kind.EVENT;
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.ticking("LAST"),
        Column.of("TYPE"),
        Column.of("REASON"),
        Column.of("SUBJECT"),
        Column.of("COUNT"),
        Column.of("MESSAGE"),
        Column.wide("WRITER"));
  }

  @Override
  public List<String> prefixes() {
    return List.of(Keys.EVENTS);
  }

  private record Seen(Entry entry, EventRecord event) {}

  @Override
  public List<Item> items(Snapshot snapshot, Instant now) {
    return snapshot.under(Keys.EVENTS).stream()
        .flatMap(EventView::read)
        .sorted(Comparator.comparing(seen -> seen.event().last()))
        .map(seen -> item(seen.entry(), seen.event(), now))
        .toList();
  }

  private static Stream<Seen> read(Entry entry) {
    return Snapshot.document(entry, EventRecord.class).map(it -> new Seen(entry, it)).stream();
  }

  private static Item item(Entry entry, EventRecord event, Instant now) {
    String id = entry.key().substring(Keys.EVENTS.length());
    EventRecord.Subject subject = event.subject();
    List<String> cells =
        List.of(
            Ages.since(event.last(), now),
            Words.of(event.severity()),
            event.reason(),
            subject.kind() + "/" + subject.name(),
            "" + event.count(),
            event.message(),
            id.substring(0, Math.max(0, id.indexOf('/'))));
    return new Item(id, Subjects.owner(subject), subject.name(), cells, Map.of(Item.ITSELF, entry));
  }
}
