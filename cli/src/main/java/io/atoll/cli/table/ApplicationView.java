package io.atoll.cli.table;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.Keys;
import io.atoll.api.state.Revision;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.Rollout;
import io.atoll.api.store.Entry;
import io.atoll.cli.control.HandCount;
import io.atoll.cli.output.Ages;
import io.atoll.cli.output.Column;
import io.atoll.cli.output.Text;
import io.atoll.cli.rollout.RolloutWords;
import io.atoll.cli.view.Applications;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.Revisions;
import io.atoll.cli.view.RouteWords;
import io.atoll.cli.view.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One row an application: what users want of it, and what the manager makes of that. */
final class ApplicationView implements View {
  @Override
  public Kind kind() {
    return Kind.APPLICATION;
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("NAME"),
        Column.of("PHASE"),
        Column.of("READY"),
        Column.of("UP-TO-DATE"),
        Column.of("REVISION"),
        Column.of("IMAGE"),
        Column.ticking("AGE"),
        Column.wide("NETWORK"),
        Column.wide("ROUTES"),
        Column.wide("MESSAGE"));
  }

  @Override
  public List<String> prefixes() {
    return List.of(Keys.APPLICATIONS, Keys.APPLICATION_STATUS, Keys.REVISIONS, Keys.SCALE);
  }

  @Override
  public List<Item> items(Snapshot snapshot, Instant now) {
    return Stream.concat(
            snapshot.names(Keys.APPLICATIONS).stream(),
            snapshot.names(Keys.APPLICATION_STATUS).stream())
        .distinct()
        .sorted()
        .map(name -> item(name, snapshot, now))
        .toList();
  }

  private static Item item(String name, Snapshot snapshot, Instant now) {
    Optional<ApplicationStatus> status = Applications.status(snapshot, name);
    Optional<Revision> revision =
        status.flatMap(it -> Revisions.find(snapshot, name, it.revision()));
    List<String> cells =
        List.of(
            name,
            phase(snapshot, name, status),
            status.map(it -> it.ready() + "/" + it.desired()).orElse(""),
            status.map(it -> Integer.toString(it.updated())).orElse(""),
            status.filter(it -> it.revision() > 0).map(it -> "" + it.revision()).orElse(""),
            revision.map(it -> it.application().spec().image()).orElse(""),
            age(snapshot, name, status, now),
            revision.map(it -> it.application().spec().network()).orElse(""),
            revision.map(it -> RouteWords.summary(it.application().spec().routes())).orElse(""),
            message(snapshot, name, status));
    return new Item(name, name, cells, documents(name, snapshot));
  }

  /** An update that is held makes no progress. */
  private static String phase(Snapshot snapshot, String name, Optional<ApplicationStatus> status) {
    boolean held =
        RolloutWords.of(status).filter(it -> it.state() == Rollout.State.PAUSED).isPresent()
            && snapshot.entry(Keys.application(name)).isPresent();
    return held ? "paused" : Applications.phase(snapshot, name);
  }

  /** What an update came to that did not do what its document says. */
  @Override
  public List<String> remarks(Snapshot snapshot, Instant now, List<String> names) {
    return snapshot.names(Keys.APPLICATIONS).stream()
        .filter(name -> names.isEmpty() || names.contains(name))
        .flatMap(name ->
            RolloutWords.of(Applications.status(snapshot, name))
                .filter(RolloutWords::hasFailed)
                .map(it -> remark(name, it))
                .stream())
        .toList();
  }

  private static String remark(String name, Rollout rollout) {
    String what =
        rollout.message().isEmpty() ? "its last update failed" : Text.oneLine(rollout.message());
    return "%s: %s. See 'atoll why %s'.".formatted(name, what, name);
  }

  private static String message(
      Snapshot snapshot, String name, Optional<ApplicationStatus> status) {
    return status
        .map(Applications::message)
        .map(it ->
            it.isEmpty() ? HandCount.of(snapshot, name).map(HandCount::toString).orElse("") : it)
        .orElse("not yet seen by a manager");
  }

  private static String age(
      Snapshot snapshot, String name, Optional<ApplicationStatus> status, Instant now) {
    return status
        .flatMap(it -> Revisions.firstAccepted(snapshot, name, it.uid()))
        .map(first -> Ages.since(first, now))
        .orElse("");
  }

  private static Map<String, Entry> documents(String name, Snapshot snapshot) {
    ImmutableMap.Builder<String, Entry> documents = ImmutableMap.builder();
    snapshot.entry(Keys.application(name)).ifPresent(it -> documents.put(Item.ITSELF, it));
    snapshot.entry(Keys.applicationStatus(name)).ifPresent(it -> documents.put("status", it));
    return documents.buildOrThrow();
  }
}
