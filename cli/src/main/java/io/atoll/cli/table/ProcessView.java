package io.atoll.cli.table;

import io.atoll.api.Keys;
import io.atoll.api.application.Application;
import io.atoll.cli.output.Column;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.Snapshot;
import io.atoll.cli.view.Words;
import io.atoll.cli.view.Worker;
import io.atoll.cli.view.WorkerSpecs;
import io.atoll.cli.view.WorkerWords;
import io.atoll.cli.view.Workers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
        .filter(worker -> all || !hidden(worker, snapshot))
        .map(worker -> item(worker, snapshot, now))
        .toList();
  }

  @Override
  public List<String> remarks(Snapshot snapshot, Instant now, List<String> names) {
    List<Worker> workers =
        Workers.all(snapshot).stream()
            .filter(it ->
                names.isEmpty() || names.contains(it.name()) || names.contains(it.application()))
            .toList();
    List<String> remarks = new ArrayList<>();
    long ended = workers.stream().filter(it -> hidden(it, snapshot)).count();
    if (ended > 0 && !all) {
      remarks.add(ended + (ended == 1 ? " has" : " have") + " ended: 'atoll ps -a'");
    }
    Set<String> away =
        workers.stream()
            .filter(it -> it.silent() && it.presence() == null)
            .map(Worker::node)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!away.isEmpty()) {
      remarks.add(
          "No controller runs on %s: start it there ('./atoll up' for a local cluster)"
              .formatted(String.join(", ", away)));
    }
    return remarks;
  }

  /** One that waits for its next attempt runs as far as its user is concerned. */
  private static boolean hidden(Worker worker, Snapshot snapshot) {
    return worker.ended() && !WorkerSpecs.restarting(worker, snapshot);
  }

  private static Item item(Worker worker, Snapshot snapshot, Instant now) {
    Optional<Application.Spec> spec = WorkerSpecs.of(worker, snapshot);
    List<String> cells =
        List.of(
            worker.name(),
            worker.application(),
            spec.map(Application.Spec::image).orElse(""),
            WorkerSpecs.status(worker, snapshot, now),
            "" + worker.startedAgain(),
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
