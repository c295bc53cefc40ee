package io.atoll.cli.table;

import io.atoll.api.Keys;
import io.atoll.api.application.Application;
import io.atoll.api.state.Revision;
import io.atoll.cli.output.Column;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.Revisions;
import io.atoll.cli.view.Snapshot;
import io.atoll.cli.view.Words;
import io.atoll.cli.view.Worker;
import io.atoll.cli.view.WorkerWords;
import io.atoll.cli.view.Workers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Workers with the columns of {@code docker ps}. */
public final class ProcessView implements View {
  private final boolean all;

  /**
   * @param all also those that have ended
   */
  public ProcessView(boolean all) {
    this.all = all;
  }

  @Override
  public Kind kind() {
    return Kind.WORKER;
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("WORKER"),
        Column.of("APPLICATION"),
        Column.of("IMAGE"),
        Column.ticking("STATUS"),
        Column.of("RESTARTS"),
        Column.of("ADDRESS"),
        Column.of("PORTS"),
        Column.of("NODE"),
        Column.wide("CONTAINER"),
        Column.wide("REVISION"));
  }

  @Override
  public List<String> prefixes() {
    return Stream.concat(Workers.PREFIXES.stream(), Stream.of(Keys.REVISIONS)).toList();
  }

  @Override
  public List<Item> items(Snapshot snapshot, Instant now) {
    return Workers.all(snapshot).stream()
        .filter(worker -> all || !worker.ended())
        .map(worker -> item(worker, snapshot, now))
        .toList();
  }

  private static Item item(Worker worker, Snapshot snapshot, Instant now) {
    Optional<Application.Spec> spec =
        Revisions.find(snapshot, worker.application(), worker.revision())
            .map(Revision::application)
            .map(Application::spec);
    List<String> cells =
        List.of(
            worker.name(),
            worker.application(),
            spec.map(Application.Spec::image).orElse(""),
            WorkerWords.status(worker, now),
            worker.observed().map(it -> "" + it.restarts()).orElse("0"),
            WorkerWords.address(worker),
            spec.map(ProcessView::ports).orElse(""),
            worker.node(),
            WorkerWords.container(worker),
            "" + worker.revision());
    return new Item(worker.name(), worker.application(), cells, worker.documents());
  }

  private static String ports(Application.Spec spec) {
    return spec.ports().stream()
        .map(port -> port.port() + "/" + Words.of(port.protocol()))
        .collect(Collectors.joining(", "));
  }
}
