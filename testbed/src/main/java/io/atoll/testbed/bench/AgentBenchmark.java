package io.atoll.testbed.bench;

import io.atoll.api.Keys;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Scale;
import io.atoll.api.yaml.Documents;
import io.atoll.testbed.cluster.Applications;
import io.atoll.testbed.cluster.LocalCluster;
import io.atoll.testbed.programs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * What measuring costs with many idle workers behind the proxy: the agent's processor time and
 * memory without and with looks at the proxy between reports, what it writes to disk, and beside
 * that the cost of reading the engine's streams of figures for the same workers in the same run.
 * Arguments: workers and seconds, 100 and 60 if not said otherwise. Run by {@code
 * manifests/local/bench.sh}.
 */
public final class AgentBenchmark {
  private static final String NAME = "idle";
  private static final Duration POLL = Duration.ofMillis(100);

  /** In which compilers and first rounds come to rest. */
  private static final Duration SETTLE = Duration.ofSeconds(30);

  private final LocalCluster cluster;
  private final int workers;
  private final Duration span;

  private AgentBenchmark(LocalCluster cluster, int workers, Duration span) {
    this.cluster = cluster;
    this.workers = workers;
    this.span = span;
  }

  public static void main(String[] args) throws IOException {
    int workers = args.length > 0 ? Integer.parseInt(args[0]) : 100;
    Duration span = Duration.ofSeconds(args.length > 1 ? Long.parseLong(args[1]) : 60);
    Path home = Files.createTempDirectory("atoll");
    try (LocalCluster cluster = LocalCluster.start(home)) {
      new AgentBenchmark(cluster, workers, span).run();
    }
    Trees.delete(home);
  }

  private void run() throws IOException {
    List<String> containers = start();
    pause(SETTLE);
    long engine = cluster.daemon("dockerd").pid();
    System.out.println("load before: " + Files.readString(Path.of("/proc/loadavg")).strip());
    ProcessUse engineBefore = ProcessUse.of(engine);
    agent("without looks");
    double idleEngine = ProcessUse.of(engine).share(engineBefore, span);
    // Of an application that is not there: whether anything comes to it is looked at all the same.
    cluster.store().put(Keys.scale("looked-for"), room());
    double share = agent("with looks");
    double peer = streams(containers, engine, idleEngine);
    System.out.printf(Locale.ROOT, "ratio: the streams cost %.1f times as much%n", peer / share);
    System.out.println("load after: " + Files.readString(Path.of("/proc/loadavg")).strip());
  }

  private static String room() {
    return Documents.write(
        new Scale(
            1, 1, Instant.EPOCH, "Requests", Map.of(), 1, List.of(), List.of(), null, 1e9, null));
  }

  /** Its share of a processor. */
  private double agent(String what) throws IOException {
    long agent = cluster.daemon("agent").pid();
    // The one that works is a child of the one that was started.
    long proxy =
        ProcessHandle.of(cluster.daemon("haproxy").pid()).stream()
            .flatMap(ProcessHandle::children)
            .mapToLong(ProcessHandle::pid)
            .max()
            .orElseThrow();
    ProcessUse before = ProcessUse.of(agent);
    ProcessUse proxyBefore = ProcessUse.of(proxy);
    long kept = kept();
    pause(span);
    ProcessUse after = ProcessUse.of(agent);
    double share = after.share(before, span);
    System.out.printf(
        Locale.ROOT,
        "agent, %d workers, %s: %.2f %% of a core, %.1f MiB resident, %.1f MiB an hour to disk;"
            + " HAProxy %.2f %%%n",
        workers,
        what,
        share * 100,
        after.resident() / 1024.0,
        (kept() - kept) * 3600.0 / span.toSeconds() / (1 << 20),
        ProcessUse.of(proxy).share(proxyBefore, span) * 100);
    return share;
  }

  /** Bytes of samples. */
  private long kept() throws IOException {
    try (Stream<Path> files = Files.list(cluster.home().resolve("agent/samples"))) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private List<String> start() {
    Applications applications = new Applications(cluster.store());
    long revision = applications.put(NAME, document());
    while (!applications.ready(NAME, revision, workers)) {
      LockSupport.parkNanos(POLL.toNanos());
    }
    return applications.workers(NAME).values().stream()
        .map(Observation::containerId)
        .map(String::valueOf)
        .toList();
  }

  private String document() {
    String routes = "  routes: [{host: idle.test, port: http}]\n";
    return Applications.hello(NAME, workers, "a") + routes;
  }

  /** What the engine spends more than without them, and this program to read them. */
  private double streams(List<String> containers, long engine, double idleEngine) {
    try (DockerStats stats = new DockerStats(cluster.dockerHost(), containers.size())) {
      containers.forEach(stats::open);
      pause(SETTLE);
      long answersBefore = stats.answers();
      ProcessUse engineBefore = ProcessUse.of(engine);
      ProcessUse selfBefore = ProcessUse.of(ProcessHandle.current().pid());
      pause(span);
      double ofEngine = ProcessUse.of(engine).share(engineBefore, span) - idleEngine;
      double ofSelf = ProcessUse.of(ProcessHandle.current().pid()).share(selfBefore, span);
      System.out.printf(
          Locale.ROOT,
          "the engine's streams, %.1f answers a second: %.2f %% of a core in the engine, %.2f %% in"
              + " their reader%n",
          (double) (stats.answers() - answersBefore) / span.toSeconds(),
          ofEngine * 100,
          ofSelf * 100);
      return ofEngine + ofSelf;
    }
  }

  private static void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }
}
