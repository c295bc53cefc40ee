package io.atoll.cli.table;

import io.atoll.api.Keys;
import io.atoll.api.application.Application;
import io.atoll.api.state.Revision;
import io.atoll.api.store.Entry;
import io.atoll.cli.output.Ages;
import io.atoll.cli.output.Column;
import io.atoll.cli.view.Applications;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.Revisions;
import io.atoll.cli.view.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One row a kept revision of an application, newest first. */
final class RevisionView implements View {
  @Override
  public Kind kind() {
    return Kind.REVISION;
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("NAME"),
        Column.of("IN FORCE"),
        Column.of("IMAGE"),
        Column.of("REPLICAS"),
        Column.of("TEMPLATE"),
        Column.ticking("AGE"),
        Column.wide("SOURCE"));
  }

  @Override
  public List<String> prefixes() {
    return List.of(Keys.REVISIONS, Keys.APPLICATION_STATUS);
  }

  @Override
  public List<Item> items(Snapshot snapshot, Instant now) {
    return snapshot.names(Keys.REVISIONS).stream()
        .filter(path -> path.indexOf('/') > 0)
        .map(path -> path.substring(0, path.indexOf('/')))
        .distinct()
        .flatMap(application ->
            Revisions.entries(snapshot, application).stream()
                .map(entry -> item(application, entry, snapshot, now)))
        .toList();
  }

  private static Item item(String application, Entry entry, Snapshot snapshot, Instant now) {
    int number = Revisions.number(entry);
    Optional<Revision> revision = Snapshot.document(entry, Revision.class);
    Optional<Application.Spec> spec = revision.map(it -> it.application().spec());
    boolean current =
        Applications.status(snapshot, application)
            .filter(status -> status.revision() == number)
            .isPresent();
    List<String> cells =
        List.of(
            application + "/" + number,
            current ? "yes" : "no",
            spec.map(Application.Spec::image).orElse(""),
            spec.flatMap(it -> Optional.ofNullable(it.replicas())).map(it -> "" + it).orElse(""),
            revision.map(Revisions::template).orElse("unreadable"),
            revision.map(it -> Ages.since(it.at(), now)).orElse(""),
            revision.map(it -> "" + it.source()).orElse(""));
    return new Item(application + "/" + number, application, cells, Map.of(Item.ITSELF, entry));
  }
}
