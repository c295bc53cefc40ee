package io.atoll.cli.live;

import com.google.common.collect.ImmutableList;
import io.atoll.api.Keys;
import io.atoll.api.application.Application;
import io.atoll.api.state.NodeStats;
import io.atoll.api.state.NodeStats.WorkerStats;
import io.atoll.api.state.Revision;
import io.atoll.api.value.DataSize;
import io.atoll.cli.output.Column;
import io.atoll.cli.output.Sizes;
import io.atoll.cli.table.Item;
import io.atoll.cli.table.View;
import io.atoll.cli.view.Kind;
import io.atoll.cli.view.Revisions;
import io.atoll.cli.view.Snapshot;
import io.atoll.cli.view.Worker;
import io.atoll.cli.view.Workers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What workers, applications or nodes use, the greediest first unless asked otherwise. */
public final class UsageView implements View {
  /** The column of a worker. */
  private static final int PIDS = 7;

  private final Kind of;
  private final Sort sort;
  private final boolean wide;

  /**
   * @param of WORKER, APPLICATION or NODE
   * @param wide also what is seldom asked for
   */
  public UsageView(Kind of, Sort sort, boolean wide) {
    this.of = of;
    this.sort = sort;
    this.wide = wide;
  }

  @Override
  public Kind kind() {
    return of;
  }

  @Override
  public List<Column> columns() {
    List<String> titles =
        switch (of) {
          case NODE -> List.of("NODE", "CPU %", "OF", "MEMORY", "OF", "MEM %", "LOAD", "WORKERS");
          case APPLICATION -> List.of("APPLICATION", "WORKERS", "CPU %", "MEMORY", "PIDS");
          case WORKER, NETWORK, REVISION, EVENT ->
              List.of("WORKER", "APPLICATION", "NODE", "CPU %", "MEMORY", "LIMIT", "MEM %", "PIDS");
        };
    List<String> more =
        switch (of) {
          case NODE, NETWORK, REVISION, EVENT -> List.of();
          case APPLICATION -> List.of("RATE", "P95", "ERRORS/S", "QUEUE");
          case WORKER -> List.of("THROTTLED");
        };
    return Stream.concat(titles.stream(), wide ? more.stream() : Stream.of())
        .map(Column::of)
        .toList();
  }

  @Override
  public List<String> prefixes() {
    return ImmutableList.<String>builder()
        .addAll(Measurements.PREFIXES)
        .addAll(Workers.PREFIXES)
        .add(Keys.REVISIONS)
        .build();
  }

  /** One line for each node whose figures are missing or old. */
  public List<String> gaps(Snapshot snapshot, Instant now) {
    return Measurements.gaps(snapshot, now);
  }

  @Override
  public List<String> remarks(Snapshot snapshot, Instant now, List<String> names) {
    return gaps(snapshot, now);
  }

  @Override
  public List<Item> items(Snapshot snapshot, Instant now) {
    List<Usage> usages =
        switch (of) {
          case NODE -> nodes(snapshot);
          case APPLICATION -> applications(snapshot);
          case WORKER, NETWORK, REVISION, EVENT -> workers(snapshot);
        };
    return usages.stream()
        .sorted(Usage.order(sort))
        .map(it ->
            new Item(it.name(), it.group(), it.cells().subList(0, columns().size()), Map.of()))
        .toList();
  }

  private static List<Usage> workers(Snapshot snapshot) {
    Map<String, NodeStats> stats = Measurements.byNode(snapshot);
    List<Usage> usages = new ArrayList<>();
    for (Worker worker : Workers.all(snapshot)) {
      WorkerStats measured =
          Optional.ofNullable(stats.get(worker.node()))
              .map(it -> it.workers().get(worker.name()))
              .orElse(null);
      if (measured != null) {
        usages.add(usage(worker, measured, limit(worker, snapshot)));
      }
    }
    return usages;
  }

  private static Usage usage(Worker worker, WorkerStats measured, long limit) {
    long cpu = measured.cpu().millis();
    long memory = measured.memory().bytes();
    List<String> cells =
        List.of(
            worker.name(),
            worker.application(),
            worker.node(),
            Usage.percentOfOne(cpu),
            Sizes.of(memory),
            limit == 0 ? "" : Sizes.of(limit),
            Usage.share(memory, limit),
            "" + measured.pids(),
            measured.throttled() == null
                ? ""
                : Usage.percentOfOne(Math.round(measured.throttled() * 1000)));
    return new Usage(worker.name(), worker.application(), cpu, memory, limit, cells);
  }

  private static long limit(Worker worker, Snapshot snapshot) {
    return Revisions.find(snapshot, worker.application(), worker.revision())
        .map(Revision::application)
        .map(Application::spec)
        .map(spec -> spec.resources().memory().limit())
        .map(DataSize::bytes)
        .orElse(0L);
  }

  private static List<Usage> applications(Snapshot snapshot) {
    Map<String, List<Usage>> byName = new LinkedHashMap<>();
    workers(snapshot)
        .forEach(it -> byName.computeIfAbsent(it.group(), n -> new ArrayList<>()).add(it));
    Collection<NodeStats> stats = Measurements.byNode(snapshot).values();
    return byName.entrySet().stream()
        .map(it -> application(it.getKey(), it.getValue(), ProxiedSum.of(it.getKey(), stats)))
        .toList();
  }

  private static Usage application(String name, List<Usage> workers, ProxiedSum proxied) {
    long cpu = workers.stream().mapToLong(Usage::cpu).sum();
    long memory = workers.stream().mapToLong(Usage::memory).sum();
    long pids = workers.stream().mapToLong(it -> Long.parseLong(it.cells().get(PIDS))).sum();
    List<String> cells =
        ImmutableList.<String>builder()
            .add(name, "" + workers.size(), Usage.percentOfOne(cpu), Sizes.of(memory), "" + pids)
            .addAll(proxied.cells())
            .build();
    return new Usage(name, name, cpu, memory, 0, cells);
  }

  private static List<Usage> nodes(Snapshot snapshot) {
    return Measurements.byNode(snapshot).entrySet().stream()
        .map(it -> node(it.getKey(), it.getValue(), snapshot))
        .toList();
  }

  private static Usage node(String name, NodeStats stats, Snapshot snapshot) {
    long memory = stats.memory().bytes();
    long whole = Measurements.presence(snapshot, name).map(it -> it.memory().bytes()).orElse(0L);
    List<String> cells =
        List.of(
            name,
            Usage.percentOfOne(stats.cpu().millis()),
            Measurements.presence(snapshot, name).map(it -> it.cpu() + " cpu").orElse(""),
            Sizes.of(memory),
            whole == 0 ? "" : Sizes.of(whole),
            Usage.share(memory, whole),
            stats.load().stream().findFirst().map(it -> "" + it).orElse(""),
            "" + (stats.workers().size() + stats.omittedWorkers()));
    return new Usage(name, name, stats.cpu().millis(), memory, whole, cells);
  }
}
