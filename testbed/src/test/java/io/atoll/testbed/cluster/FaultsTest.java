package io.atoll.testbed.cluster;

import static java.util.stream.Collectors.toMap;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.state.Observation;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The programs of a cluster die, and no worker notices. */
@Tag("programs")
@ExtendWith(SharedCluster.class)
final class FaultsTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final List<String> NAMES = List.of("alpha", "beta", "gamma");

  private final LocalCluster cluster;
  private final Applications applications;
  private final Map<String, Integer> counts = new TreeMap<>();

  FaultsTest(LocalCluster cluster) {
    this.cluster = cluster;
    this.applications = new Applications(cluster.store());
  }

  @BeforeEach
  void threeApplications() {
    NAMES.forEach(name -> scale(name, 2));
    awaitCounts();
  }

  @AfterEach
  void removeApplications() {
    cluster.up();
    for (String name : NAMES) {
      cluster.atoll("delete", name).orThrow();
    }
    await().atMost(LIMIT).until(() -> NAMES.stream().allMatch(applications::gone));
  }

  @Test
  void killingTheControllerTwentyTimesDisturbsNoWorker() {
    long seed = Long.getLong("atoll.seed", System.nanoTime());
    System.out.println("seed " + seed + " (repeat with -Datoll.seed=" + seed + ")");
    Random random = new Random(seed);
    Map<String, String> steady = containers("alpha");
    try (RequestLoop requests = RequestLoop.start(address("alpha"))) {
      for (int kill = 0; kill < 20; kill++) {
        scale("beta", 1 + random.nextInt(5));
        scale("gamma", 1 + random.nextInt(5));
        LockSupport.parkNanos(random.nextLong(800_000_000L));
        cluster.kill("controller");
        cluster.up();
      }
      awaitCounts();
      assertEquals(List.of(), requests.failures());
      assertTrue(requests.answered() > 100, "only " + requests.answered() + " requests");
    }
    assertEquals(steady, containers("alpha"));
    for (String name : NAMES) {
      applications
          .workers(name)
          .values()
          .forEach(worker -> assertEquals(0, worker.restarts(), "restarted: " + worker));
    }
    assertContainersMatch();
  }

  @Test
  void killingEtcdDisturbsNoWorkerAndChangesGoOnAfterIt() {
    survives("etcd");
  }

  @Test
  void killingDockerdDisturbsNoWorkerAndChangesGoOnAfterIt() {
    survives("dockerd");
  }

  @Test
  void killingTheSwitchRestoresTheNetworkAndDisturbsNoWorker() {
    survives("ovs-vswitchd");
  }

  @Test
  void killingTheAgentDisturbsNoWorker() {
    survives("agent");
  }

  private void survives(String program) {
    Map<String, String> before = containers("alpha");
    cluster.kill(program);
    cluster.up();
    scale("beta", 4);
    awaitCounts();
    assertEquals(before, containers("alpha"));
    for (String worker : applications.workers("beta").keySet()) {
      await("answers of " + worker).atMost(LIMIT).until(() -> answers(worker, "beta"));
    }
    await("answers of alpha").atMost(LIMIT).until(() -> answers(before));
    assertContainersMatch();
  }

  @Test
  void aWorkerThatDiesWhileEtcdIsAwayIsStartedAgain() {
    Observation victim = applications.workers("alpha").values().iterator().next();
    cluster.kill("etcd");
    docker("kill", victim.worker() + "." + victim.attempt());
    await()
        .atMost(LIMIT)
        .until(() -> docker("ps", "--format", "{{.Names}}").contains(victim.worker() + ".2\n"));
    cluster.up();
    await()
        .atMost(LIMIT)
        .until(() -> {
          Observation now = applications.workers("alpha").get(victim.worker());
          return now != null && now.attempt() == 2 && now.ready();
        });
    Observation now = worker("alpha", victim.worker());
    assertEquals(victim.address(), now.address());
    assertNotEquals(victim.instance(), now.instance());
    assertEquals(1, now.restarts());
  }

  private void scale(String name, int replicas) {
    counts.put(name, replicas);
    applications.put(name, Applications.hello(name, replicas, "a"));
  }

  private void awaitCounts() {
    counts.forEach((name, replicas) ->
        await(name + " with " + replicas + " workers")
            .atMost(LIMIT)
            .until(() ->
                applications.ready(name, 0, replicas)
                    && applications.workers(name).size() == replicas));
  }

  /** Each observed container runs, and no other does. */
  private void assertContainersMatch() {
    List<String> expected = new ArrayList<>();
    for (String name : NAMES) {
      applications
          .workers(name)
          .values()
          .forEach(worker -> expected.add(worker.worker() + "." + worker.attempt()));
    }
    List<String> running = docker("ps", "--format", "{{.Names}}").lines().sorted().toList();
    assertEquals(expected.stream().sorted().toList(), running);
  }

  private Map<String, String> containers(String name) {
    return applications.workers(name).values().stream()
        .collect(toMap(Observation::worker, worker -> String.valueOf(worker.containerId())));
  }

  private boolean answers(Map<String, String> workers) {
    return workers.keySet().stream().allMatch(worker -> answers(worker, "alpha"));
  }

  private boolean answers(String worker, String name) {
    Observation observation = worker(name, worker);
    try (RequestLoop once = RequestLoop.start(address(observation))) {
      await().atMost(LIMIT).until(() -> once.answered() + once.failures().size() > 0);
      return once.answered() > 0;
    }
  }

  private Observation worker(String name, String worker) {
    return Optional.ofNullable(applications.workers(name).get(worker)).orElseThrow();
  }

  private InetSocketAddress address(String name) {
    return address(applications.workers(name).values().iterator().next());
  }

  private static InetSocketAddress address(Observation worker) {
    return new InetSocketAddress(String.valueOf(worker.address()), 8080);
  }

  private String docker(String... arguments) {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    return cluster.run(command).orThrow();
  }
}
