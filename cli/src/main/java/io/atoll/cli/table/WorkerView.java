package io.atoll.cli.table;

import io.atoll.api.state.Observation;
import io.atoll.cli.output.Ages;
import io.atoll.cli.output.Column;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.Snapshot;
import io.atoll.cli.view.Worker;
import io.atoll.cli.view.WorkerWords;
import io.atoll.cli.view.Workers;
import java.time.Instant;
import java.util.List;

/** One row a worker, with kubectl's columns. */
final class WorkerView implements View {
  @Override
  public Kind kind() {
    return Kind.WORKER;
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("NAME"),
        Column.of("APPLICATION"),
        Column.of("NODE"),
        Column.of("PHASE"),
        Column.of("READY"),
        Column.of("RESTARTS"),
        Column.of("ADDRESS"),
        Column.ticking("SINCE"),
        Column.wide("REVISION"),
        Column.wide("ATTEMPT"),
        Column.wide("CONTAINER"),
        Column.wide("MESSAGE"));
  }

  @Override
  public List<String> prefixes() {
    return Workers.PREFIXES;
  }

  @Override
  public List<Item> items(Snapshot snapshot, Instant now) {
    return Workers.all(snapshot).stream().map(worker -> item(worker, now)).toList();
  }

  private static Item item(Worker worker, Instant now) {
    List<String> cells =
        List.of(
            worker.name(),
            worker.application(),
            worker.node(),
            WorkerWords.phase(worker),
            worker.ready() ? "yes" : "no",
            "" + worker.startedAgain(),
            WorkerWords.address(worker),
            worker.observed().map(it -> Ages.since(it.since(), now)).orElse(""),
            "" + worker.revision(),
            worker.observed().map(it -> "" + it.attempt()).orElse(""),
            WorkerWords.container(worker),
            worker.silent()
                ? WorkerWords.reason(worker)
                : worker.observed().map(Observation::message).orElse(""));
    return new Item(worker.name(), worker.application(), cells, worker.documents());
  }
}
