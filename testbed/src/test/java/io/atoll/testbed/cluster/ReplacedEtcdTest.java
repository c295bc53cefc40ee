package io.atoll.testbed.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.Cluster;
import io.atoll.api.yaml.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** etcd is emptied, restored or exchanged under a running cluster, and a person decides. */
@Tag("programs")
@ExtendWith(SharedCluster.class)
final class ReplacedEtcdTest {
  private static final String NAME = "stays";
  private static final String LATER = "later";

  private final LocalCluster cluster;
  private final TestApplications applications;

  @TempDir private Path folder;

  ReplacedEtcdTest(LocalCluster cluster) {
    this.cluster = cluster;
    this.applications = TestApplications.of(cluster);
  }

  @AfterEach
  void removeApplications() {
    cluster.atoll("cluster", "adopt", "--yes");
    cluster.up();
    applications.delete(NAME, LATER);
    applications.assertRunning();
  }

  @Test
  void anEmptiedEtcdStopsNothingAndOldWorkersLeaveWhenNewOnesAreReady() throws IOException {
    applications.run(NAME, 3);
    List<String> before = applications.running(NAME);
    try (RequestLoop requests = RequestLoop.start(applications.address(NAME))) {
      cluster.replaceEtcd(data -> {});
      assertHolds("etcd is empty", before);
      assertEquals(List.of(), requests.failures());
      assertTrue(requests.answered() > 20, "only " + requests.answered() + " requests");
    }

    apply();
    assertEquals(before, applications.running(NAME));
    adopt();
    await()
        .atMost(TestApplications.LIMIT)
        .failFast(
            "an old worker left too early",
            () ->
                !applications.running(NAME).containsAll(before)
                    && !applications.all().ready(NAME, 0, 3))
        .until(() -> applications.all().ready(NAME, 0, 3));
    applications.awaitReady(NAME, 0, 3);
    applications.assertRunning(NAME);
    assertTrue(applications.running(NAME).stream().noneMatch(before::contains));
    assertEquals(0, cluster.atoll("ps").exitCode());
  }

  @Test
  void anEtcdRestoredFromASnapshotHoldsAndGoesOnWithTheSameWorkers() {
    applications.run(NAME, 2);
    String snapshot = folder.resolve("snapshot").toString();
    etcdctl("--endpoints", cluster.endpoint(), "snapshot", "save", snapshot);
    applications.run(LATER, 1);
    Map<String, String> containers = applications.containers(NAME);
    List<String> before = applications.running("");

    cluster.replaceEtcd(data -> restore(snapshot, data));
    assertHolds("etcd went back in time", before);
    adopt();
    applications.assertRunning(NAME);
    applications.awaitReady(NAME, 0, 2);
    assertEquals(containers, applications.containers(NAME));
  }

  @Test
  void theEtcdOfAnotherClusterIsNotFollowed() throws IOException {
    applications.run(NAME, 2);
    List<String> before = applications.running(NAME);
    cluster.replaceEtcd(data -> {});
    assertHolds("etcd is empty", before);
    Cluster other = new Cluster("another", 7, List.of(), "0.1.0");
    cluster.store().put(Keys.CLUSTER, Documents.write(other));
    await()
        .atMost(TestApplications.LIMIT)
        .until(() -> cluster.atoll("node", "ls").err().contains("belongs to cluster another"));
    assertHolds("belongs to cluster another", before);

    apply();
    adopt();
    applications.awaitReady(NAME, 0, 3);
    applications.assertRunning(NAME);
    Cluster adopted =
        Documents.read(cluster.store().get(Keys.CLUSTER).orElseThrow().text(), Cluster.class);
    assertEquals("another", adopted.id());
    assertEquals(8, adopted.epoch());
  }

  private void assertHolds(String reason, List<String> running) {
    await()
        .atMost(TestApplications.LIMIT)
        .until(() -> cluster.atoll("node", "ls").out().contains("held"));
    CommandResult up = cluster.atoll("up", "--empty");
    assertEquals(1, up.exitCode(), up.out());
    assertTrue(up.err().contains(reason), up.err());
    assertTrue(up.err().contains("atoll cluster adopt"), up.err());
    CommandResult workers = cluster.atoll("ps");
    assertTrue(workers.err().contains(reason), workers.err());
    assertTrue(workers.err().contains("atoll cluster adopt"), workers.err());
    assertEquals(running, applications.running("").stream().filter(running::contains).toList());
    assertTrue(cluster.daemon("controller").running());
  }

  private void apply() throws IOException {
    Path file = folder.resolve("application.yaml");
    Files.writeString(file, Applications.hello(NAME, 3, "a"));
    cluster.atoll("apply", "-f", file.toString()).orThrow();
  }

  private void adopt() {
    String said = cluster.atoll("cluster", "adopt", "--yes").orThrow();
    assertTrue(said.contains(cluster.node() + ": follows cluster"), said);
  }

  private void restore(String snapshot, Path data) {
    String peer = peer();
    etcdctl(
        "snapshot",
        "restore",
        snapshot,
        "--data-dir",
        data.toString(),
        "--name",
        cluster.node(),
        "--initial-cluster",
        cluster.node() + "=" + peer,
        "--initial-advertise-peer-urls",
        peer);
  }

  /** The script puts the port for peers beside the one for clients. */
  private String peer() {
    int colon = cluster.endpoint().lastIndexOf(':');
    int port = Integer.parseInt(cluster.endpoint().substring(colon + 1)) + 1;
    return cluster.endpoint().substring(0, colon + 1) + port;
  }

  private void etcdctl(String... arguments) {
    List<String> command = Stream.concat(Stream.of("etcdctl"), Stream.of(arguments)).toList();
    cluster.run(command).orThrow();
  }
}
