package io.atoll.testbed.bench;

import io.atoll.api.Keys;
import io.atoll.api.state.Observation;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.yaml.Documents;
import io.atoll.testbed.cluster.Applications;
import io.atoll.testbed.cluster.LocalCluster;
import io.atoll.testbed.programs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;

/**
 * What one host does how fast: starting workers beside the plain Docker API, from an edit in etcd
 * to the first call of the engine, and from the death of a worker to its next attempt. Run by
 * {@code manifests/local/bench.sh}, in a network namespace of its own.
 */
public final class OneHostBenchmark {
  private static final String NAME = "bench";
  private static final String IMAGE = "atoll/hello:1";
  private static final int ROUNDS = 3;
  private static final int EDITS = 60;
  private static final int DEATHS = 20;
  private static final Duration SETTLE_POLL = Duration.ofMillis(5);

  private final LocalCluster cluster;
  private final Applications applications;

  private OneHostBenchmark(LocalCluster cluster) {
    this.cluster = cluster;
    this.applications = new Applications(cluster.store());
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("atoll");
    try (LocalCluster cluster = LocalCluster.start(home)) {
      OneHostBenchmark benchmark = new OneHostBenchmark(cluster);
      benchmark.starts();
      benchmark.edits();
      benchmark.deaths();
    }
    Trees.delete(home);
  }

  private void starts() throws InterruptedException {
    try (PlainDocker docker = new PlainDocker(cluster.dockerHost())) {
      docker.start(8, IMAGE);
      apply(8);
      delete();
      for (int count : List.of(1, 10, 50)) {
        Figures plain = new Figures();
        Figures atoll = new Figures();
        for (int round = 0; round < ROUNDS; round++) {
          plain.add(docker.start(count, IMAGE));
          atoll.add(apply(count));
          delete();
        }
        System.out.printf(
            Locale.ROOT,
            "apply to all ready, %2d workers: %s; plain Docker API, 8 at once, no network: %s;"
                + " ratio %.2f%n",
            count,
            Figures.milliseconds(atoll.median()),
            Figures.milliseconds(plain.median()),
            atoll.ratio(plain));
      }
    }
  }

  private Duration apply(int count) throws InterruptedException {
    try (Moment ready =
        new Moment(
            cluster.store(),
            Keys.applicationStatus(NAME),
            text -> Documents.read(text, ApplicationStatus.class).ready() == count)) {
      long start = System.nanoTime();
      applications.put(NAME, Applications.hello(NAME, count, "a"));
      return ready.since(start);
    }
  }

  private void delete() throws InterruptedException {
    cluster.atoll("delete", NAME, "--wait").orThrow();
  }

  /** The first call that changes something: what the engine is only asked does not count. */
  private void edits() throws InterruptedException {
    Figures figures = new Figures();
    try (SocketTap tap = new SocketTap(cluster.home().resolve("docker/docker.sock"))) {
      cluster.kill("controller");
      cluster.up();
      apply(1);
      for (int edit = 0; edit < EDITS; edit++) {
        CompletableFuture<Long> call = tap.next(OneHostBenchmark::createsContainer);
        long start = System.nanoTime();
        applications.put(NAME, Applications.hello(NAME, 2, "a"));
        figures.add(Duration.ofNanos(call.get() - start));
        settle(2);
        applications.put(NAME, Applications.hello(NAME, 1, "a"));
        settle(1);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    System.out.println("edit in etcd to the first Docker call: " + figures);
    delete();
  }

  private static boolean createsContainer(String request) {
    return request.startsWith("POST ") && request.contains("/containers/create");
  }

  private void settle(int count) {
    while (!(applications.ready(NAME, 0, count) && applications.workers(NAME).size() == count)) {
      LockSupport.parkNanos(SETTLE_POLL.toNanos());
    }
  }

  /** Until the node has written down that the next attempt runs. */
  private void deaths() throws InterruptedException {
    Figures figures = new Figures();
    for (int death = 0; death < DEATHS; death++) {
      apply(1);
      Observation worker = applications.workers(NAME).values().iterator().next();
      String pid =
          cluster
              .run(
                  List.of(
                      "docker",
                      "inspect",
                      "-f",
                      "{{.State.Pid}}",
                      String.valueOf(worker.containerId())))
              .orThrow()
              .trim();
      try (Moment running =
          new Moment(cluster.store(), Keys.observed(cluster.node()), text -> runs(text, worker))) {
        long start = System.nanoTime();
        cluster.run(List.of("kill", "-9", pid)).orThrow();
        figures.add(running.since(start));
      }
      // A second death within ten minutes would wait for its back-off.
      delete();
    }
    System.out.println("kill -9 of a worker to its next attempt running: " + figures);
  }

  private static boolean runs(String text, Observation before) {
    Observation now = Documents.read(text, Observation.class);
    return now.worker().equals(before.worker())
        && now.attempt() == before.attempt() + 1
        && (now.phase() == Observation.Phase.RUNNING || now.phase() == Observation.Phase.READY);
  }
}
