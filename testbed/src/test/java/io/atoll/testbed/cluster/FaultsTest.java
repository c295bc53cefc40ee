package io.atoll.testbed.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.state.Observation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The programs of a cluster die, and no worker notices. The applications are those of all tests.
 */
@Tag("programs")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedCluster.class)
final class FaultsTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final List<String> NAMES = List.of("alpha", "beta", "gamma");

  private final LocalCluster cluster;
  private final TestApplications all;
  private final Applications applications;
  private final Map<String, Integer> counts = new TreeMap<>();

  FaultsTest(LocalCluster cluster) {
    this.cluster = cluster;
    this.all = TestApplications.of(cluster);
    this.applications = all.all();
  }

  @BeforeEach
  void twoWorkersEach() {
    NAMES.forEach(name -> scale(name, 2));
    awaitCounts();
  }

  @AfterEach
  void startWhatIsDead() {
    cluster.up();
  }

  @AfterAll
  void removeApplications() {
    all.delete(NAMES.toArray(String[]::new));
  }

  @Test
  void killingTheControllerTwentyTimesDisturbsNoWorker() {
    long seed = Long.getLong("atoll.seed", System.nanoTime());
    System.out.println("seed " + seed + " (repeat with -Datoll.seed=" + seed + ")");
    Random random = new Random(seed);
    Map<String, String> steady = all.containers("alpha");
    try (RequestLoop requests = RequestLoop.start(all.address("alpha"))) {
      for (int kill = 0; kill < 20; kill += 2) {
        scale("beta", 1 + random.nextInt(5));
        scale("gamma", 1 + random.nextInt(5));
        LockSupport.parkNanos(random.nextLong(800_000_000L));
        cluster.restart("controller");
        // The next one dies before it has finished what this one left, or has even started.
        LockSupport.parkNanos(random.nextLong(2_000_000_000L));
        cluster.restart("controller");
        await("health").atMost(LIMIT).until(FaultsTest::healthy);
      }
      awaitCounts();
      assertEquals(List.of(), requests.failures());
      assertTrue(requests.answered() > 100, "only " + requests.answered() + " requests");
    }
    assertEquals(steady, all.containers("alpha"));
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
    Map<String, String> before = all.containers("alpha");
    cluster.kill(program);
    cluster.up();
    scale("beta", 4);
    awaitCounts();
    assertEquals(before, all.containers("alpha"));
    for (String worker : applications.workers("beta").keySet()) {
      await("answers of " + worker).atMost(LIMIT).until(() -> answers(worker, "beta"));
    }
    await("answers of alpha").atMost(LIMIT).until(() -> answers(before));
    assertContainersMatch();
  }

  @Test
  void aWorkerThatDiesWhileEtcdIsAwayIsStartedAgain() {
    Observation victim = applications.workers("gamma").values().iterator().next();
    cluster.kill("etcd");
    all.docker("kill", victim.worker() + "." + victim.attempt());
    await()
        .atMost(LIMIT)
        .until(() -> all.docker("ps", "--format", "{{.Names}}").contains(victim.worker() + ".2\n"));
    cluster.up();
    await()
        .atMost(LIMIT)
        .until(() -> {
          Observation now = applications.workers("gamma").get(victim.worker());
          return now != null && now.attempt() == 2 && now.ready();
        });
    Observation now = worker("gamma", victim.worker());
    assertEquals(victim.address(), now.address());
    assertNotEquals(victim.instance(), now.instance());
    assertEquals(1, now.restarts());
    scale("gamma", 0);
    awaitCounts();
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
    List<String> expected =
        NAMES.stream()
            .flatMap(name -> applications.workers(name).values().stream())
            .map(worker -> worker.worker() + "." + worker.attempt())
            .sorted()
            .toList();
    assertEquals(expected, all.running(""));
  }

  /** One that has just been killed does not answer. */
  private static boolean healthy() {
    try {
      return Health.read().equals("ok\n");
    } catch (IOException notYet) {
      return false;
    }
  }

  private boolean answers(Map<String, String> workers) {
    return workers.keySet().stream().allMatch(worker -> answers(worker, "alpha"));
  }

  private boolean answers(String worker, String name) {
    Observation observation = worker(name, worker);
    try (RequestLoop once = RequestLoop.start(TestApplications.address(observation))) {
      await().atMost(LIMIT).until(() -> once.answered() + once.failures().size() > 0);
      return once.answered() > 0;
    }
  }

  private Observation worker(String name, String worker) {
    return Optional.ofNullable(applications.workers(name).get(worker)).orElseThrow();
  }
}
