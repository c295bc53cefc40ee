package io.atoll.testbed.bench;

import static java.util.stream.Collectors.joining;

import io.atoll.api.state.Observation;
import io.atoll.testbed.cluster.Applications;
import io.atoll.testbed.cluster.LocalCluster;
import io.atoll.testbed.programs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * What measuring costs with many idle workers: the agent's processor time and memory, beside that
 * of reading the engine's streams of figures for the same workers in the same run. Arguments:
 * workers and seconds, 100 and 60 if not said otherwise. Run by {@code manifests/local/bench.sh}.
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
    long agent = cluster.daemon("agent").pid();
    long engine = cluster.daemon("dockerd").pid();
    System.out.println("load before: " + Files.readString(Path.of("/proc/loadavg")).strip());
    ProcessUse agentBefore = ProcessUse.of(agent);
    ProcessUse engineBefore = ProcessUse.of(engine);
    pause(span);
    ProcessUse agentAfter = ProcessUse.of(agent);
    double idleEngine = ProcessUse.of(engine).share(engineBefore, span);
    double share = agentAfter.share(agentBefore, span);
    System.out.printf(
        Locale.ROOT,
        "agent, %d workers, measured every 2 s: %.2f %% of a core, %.1f MiB resident%n",
        workers,
        share * 100,
        agentAfter.resident() / 1024.0);
    double peer = streams(containers, engine, idleEngine);
    System.out.printf(Locale.ROOT, "ratio: the streams cost %.1f times as much%n", peer / share);
    System.out.println("load after: " + Files.readString(Path.of("/proc/loadavg")).strip());
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
    return Applications.hello(NAME, workers, "a")
        .lines()
        .filter(line -> !line.contains("port"))
        .map(line -> line.contains("image:") ? line + "\n  command: [/bin/sleep, \"86400\"]" : line)
        .collect(joining("\n", "", "\n"));
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
