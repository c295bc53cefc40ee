package io.atoll.cli.history;

import io.atoll.api.agent.Sample;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts together what the agents of all nodes have kept. What an application used is the sum over
 * nodes whose reports come at different times, so it is averaged over steps of ten seconds first.
 */
public final class LookBack {
  private static final Duration STEP = Duration.ofSeconds(10);

  /** The agents' usual time between two reports: then all have told of a step that is over. */
  private static final Duration LATE = Duration.ofSeconds(3);

  private final Map<WorkerKey, List<Point>> workers = new TreeMap<>();
  private final Map<String, List<Point>> nodes = new TreeMap<>();
  private final Map<String, Map<Long, Map<String, Cell>>> applications = new TreeMap<>();

  private record WorkerKey(String name, String application, String node)
      implements Comparable<WorkerKey> {
    @Override
    public int compareTo(WorkerKey other) {
      int byName = name.compareTo(other.name);
      return byName == 0 ? node.compareTo(other.node) : byName;
    }
  }

  /** Samples of a node are to come in order. */
  public void add(String node, Sample sample) {
    nodes.computeIfAbsent(node, it -> new ArrayList<>()).add(Point.of(sample, sample.node()));
    sample
        .workers()
        .forEach((name, worker) ->
            workers
                .computeIfAbsent(
                    new WorkerKey(name, worker.application(), node), it -> new ArrayList<>())
                .add(Point.of(sample, worker)));
    addApplications(node, sample);
  }

  private void addApplications(String node, Sample sample) {
    sample
        .workers()
        .values()
        .forEach(worker -> cell(node, sample, worker.application()).add(worker, sample.span()));
    Sample.Proxied proxied = sample.proxied();
    if (proxied != null) {
      proxied
          .applications()
          .forEach((name, seen) -> cell(node, sample, name).add(seen, sample.span()));
    }
    Set<String> told = new HashSet<>(applications.keySet());
    told.forEach(name -> cell(node, sample, name).pass(sample.span()));
  }

  private Cell cell(String node, Sample sample, String application) {
    return applications
        .computeIfAbsent(application, it -> new TreeMap<>())
        .computeIfAbsent(step(sample.at()), it -> new TreeMap<>())
        .computeIfAbsent(node, it -> new Cell());
  }

  private static long step(Instant at) {
    return Math.floorDiv(at.toEpochMilli(), STEP.toMillis());
  }

  public List<Series> workers() {
    return workers.entrySet().stream()
        .map(it ->
            Series.ofWorker(
                it.getKey().name(), it.getKey().application(), it.getKey().node(), it.getValue()))
        .toList();
  }

  public List<Series> nodes() {
    return nodes.entrySet().stream().map(it -> Series.ofNode(it.getKey(), it.getValue())).toList();
  }

  /** Without the step that is not over, unless there is no other. */
  public List<Series> applications(Instant now) {
    long running = step(now.minus(LATE));
    return applications.entrySet().stream()
        .map(it -> Series.ofApplication(it.getKey(), points(it.getValue(), running)))
        .toList();
  }

  private static List<Point> points(Map<Long, Map<String, Cell>> steps, long running) {
    List<Point> points = new ArrayList<>();
    steps.forEach((step, cells) -> {
      if (step < running || points.isEmpty()) {
        points.add(point(step, cells));
      }
    });
    return points;
  }

  private static Point point(long step, Map<String, Cell> cells) {
    Cell sum = new Cell();
    cells.values().forEach(sum::plusMeans);
    return new Point(
        Instant.ofEpochMilli((step + 1) * STEP.toMillis()),
        STEP,
        new Cpu(Math.round(sum.cpuMillis())),
        new DataSize(Math.round(sum.memoryBytes())),
        null,
        sum.traffic(),
        null);
  }
}
