package io.atoll.testbed.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.state.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A disk without room and an etcd that stands still are told, and outlived. */
@Tag("programs")
@ExtendWith(SharedCluster.class)
final class StarvedProgramsTest {
  private static final String NAME = "sturdy";

  private final LocalCluster cluster;
  private final TestApplications applications;

  StarvedProgramsTest(LocalCluster cluster) {
    this.cluster = cluster;
    this.applications = TestApplications.of(cluster);
  }

  @BeforeEach
  void somethingRuns() {
    applications.run(NAME, 2);
  }

  @AfterEach
  void delete() {
    applications.delete(NAME);
  }

  @Test
  void anEtcdThatStandsStillForSecondsMovesNothing() {
    Map<String, String> before = applications.containers(NAME);
    Daemon etcd = cluster.daemon("etcd");
    try (RequestLoop requests = RequestLoop.start(applications.address(NAME))) {
      for (int pause = 0; pause < 3; pause++) {
        etcd.signal("STOP");
        LockSupport.parkNanos(Duration.ofSeconds(4).toNanos());
        etcd.signal("CONT");
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
      }
      applications.run(NAME, 3);
      assertEquals(List.of(), requests.failures());
    }
    assertTrue(applications.containers(NAME).entrySet().containsAll(before.entrySet()));
    for (Observation worker : applications.all().workers(NAME).values()) {
      assertEquals(1, worker.attempt(), "restarted: " + worker);
    }
    applications.assertRunning(NAME);
  }

  @Test
  void aFullDiskStopsNoWorkerIsToldAndIsOutlived() throws IOException {
    Map<String, String> before = applications.containers(NAME);
    Path data = cluster.home().resolve("controller");
    cluster.kill("controller");
    // The cache of contents may be larger than this disk, and is only a cache.
    cluster.run(List.of("rm", "-rf", data.resolve("blobs").toString())).orThrow();
    cluster.run(List.of("cp", "-a", data.toString(), data + ".kept")).orThrow();
    cluster
        .run(List.of("mount", "-t", "tmpfs", "-o", "size=512k", "atoll-test", data.toString()))
        .orThrow();
    try {
      cluster.run(List.of("cp", "-a", data + ".kept/.", data.toString())).orThrow();
      cluster.up();
      fill(data.resolve("filler"));
      long revision = applications.all().put(NAME, Applications.hello(NAME, 3, "a"));
      await("health tells it")
          .atMost(TestApplications.LIMIT)
          .until(() -> Health.read().contains("No space left"));
      assertTrue(applications.running(NAME).size() >= 2);
      Files.delete(data.resolve("filler"));
      applications.awaitReady(NAME, revision, 3);
      await("health").atMost(TestApplications.LIMIT).until(() -> Health.read().equals("ok\n"));
      assertTrue(applications.containers(NAME).entrySet().containsAll(before.entrySet()));
      cluster.kill("controller");
      cluster.run(List.of("cp", "-a", data + "/.", data + ".kept")).orThrow();
    } finally {
      cluster.run(List.of("umount", "-l", data.toString())).orThrow();
    }
    cluster.run(List.of("cp", "-a", data + ".kept/.", data.toString())).orThrow();
    cluster.up();
    applications.assertRunning(NAME);
    assertTrue(applications.containers(NAME).entrySet().containsAll(before.entrySet()));
  }

  private static void fill(Path file) {
    byte[] block = new byte[4096];
    try (var out = Files.newOutputStream(file)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertTrue(String.valueOf(full.getMessage()).contains("No space left"), full.toString());
    }
  }
}
