package io.atoll.testbed.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.Sets;
import io.atoll.api.Keys;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.store.Bytes;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.api.yaml.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that somebody writes, by the command or into etcd, harms what runs. */
@Tag("programs")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedCluster.class)
final class BrokenInputsTest {
  private static final String STEADY = "steady";
  private static final Duration OBSERVED = Duration.ofSeconds(4);

  private final LocalCluster cluster;
  private final TestApplications applications;
  private Map<String, String> before = Map.of();

  @TempDir private Path folder;

  BrokenInputsTest(LocalCluster cluster) {
    this.cluster = cluster;
    this.applications = TestApplications.of(cluster);
  }

  @BeforeEach
  void somethingRuns() {
    applications.run(STEADY, 2);
    before = applications.containers(STEADY);
  }

  @AfterAll
  void removeApplications() {
    applications.delete(STEADY);
  }

  @Test
  void theCommandNamesThePlaceOfEachErrorAndWritesNothing() throws IOException {
    Map<String, byte[]> documents = BrokenDocuments.all(cluster.checkout());
    documents.put("huge", BrokenDocuments.huge());
    // A file without a document is no error to the command.
    documents.remove("g-empty");
    for (Map.Entry<String, byte[]> document : documents.entrySet()) {
      Files.write(folder.resolve(document.getKey() + ".yaml"), document.getValue());
    }
    List<Entry> stored = cluster.store().list(Keys.APPLICATIONS).entries();

    CommandResult result = cluster.atoll("apply", "-f", folder.toString());

    assertEquals(3, result.exitCode(), result.err());
    TreeSet<String> silent = new TreeSet<>(documents.keySet());
    Pattern place = Pattern.compile("([^/]+)\\.yaml:\\d+:\\d+: .+");
    result
        .err()
        .lines()
        .map(place::matcher)
        .filter(it -> it.find())
        .forEach(it -> silent.remove(it.group(1)));
    assertEquals(new TreeSet<>(), silent, result.err());
    assertEquals(stored, cluster.store().list(Keys.APPLICATIONS).entries());
    System.out.println("broken inputs refused by the command: " + documents.size());
  }

  @Test
  void theManagerRefusesEachWithTheReasonAndStaysCalm() throws IOException {
    Map<String, byte[]> documents = BrokenDocuments.all(cluster.checkout());
    documents.forEach((name, text) ->
        cluster.store().commit(Txn.of(new Op.Put(Keys.application(name), Bytes.of(text), 0))));
    await("all are refused")
        .atMost(TestApplications.LIMIT)
        .untilAsserted(
            () -> assertEquals(Set.of(), Sets.difference(documents.keySet(), refused())));
    assertCalm();
    assertEquals(before, applications.containers(STEADY));
    assertEquals("ok\n", Health.read());
    applications.delete(documents.keySet().toArray(String[]::new));
    System.out.println("broken inputs refused by the manager: " + documents.size());
  }

  private Set<String> refused() {
    return cluster.store().list(Keys.APPLICATION_STATUS).entries().stream()
        .filter(it -> refused(Documents.read(it.text(), ApplicationStatus.class)))
        .map(it -> it.key().substring(Keys.APPLICATION_STATUS.length()))
        .collect(Collectors.toSet());
  }

  private static boolean refused(ApplicationStatus status) {
    return status.phase() == ApplicationStatus.Phase.REFUSED
        && status.error() != null
        && !status.error().message().isBlank();
  }

  @Test
  void rubbishUnderAnyKeyStopsNothingAndIsOutlived() throws IOException {
    String worker = before.keySet().iterator().next();
    List<String> keys = keys(worker);
    int inputs = 0;
    for (String key : keys) {
      Entry there = cluster.store().get(key).orElse(null);
      for (String rubbish : List.of("}{", "[1, 2]", "x".repeat(10_000))) {
        cluster.store().put(key, rubbish);
        inputs++;
      }
      LockSupport.parkNanos(200_000_000);
      restore(key, there);
    }
    assertCalm();
    assertEquals(before, applications.containers(STEADY));
    await("health").atMost(TestApplications.LIMIT).until(() -> Health.read().equals("ok\n"));
    applications.run(STEADY, 3);
    assertTrue(applications.containers(STEADY).entrySet().containsAll(before.entrySet()));
    applications.assertRunning(STEADY);
    System.out.println("rubbish under " + keys.size() + " keys: " + inputs + " inputs");
  }

  private List<String> keys(String worker) {
    String node = cluster.node();
    return List.of(
        Keys.NETWORKS + "rubbish",
        Keys.NODES + "rubbish",
        Keys.NODES + node,
        Keys.ROOT + "controls/" + STEADY,
        Keys.ROOT + "scale/" + STEADY,
        Keys.ROOT + "owners/application/" + STEADY,
        Keys.worker(node, "rubbish-00000"),
        Keys.worker(node, worker),
        Keys.input(node, STEADY, 1),
        Keys.observed(node, worker),
        Keys.applicationStatus(STEADY),
        Keys.revision(STEADY, 1),
        Keys.NETWORK_STATUS + "default",
        Keys.nodeStatus(node),
        Keys.presence("rubbish"),
        Keys.AGENTS + "rubbish",
        Keys.ROOT + "blocks/default/10.99.0.0",
        Keys.ROOT + "blocks/rubbish/rubbish",
        Keys.ROOT + "vnis/99",
        Keys.EVENTS + "rubbish/1",
        Keys.CLUSTER,
        Keys.ROOT + "nobody/knows/this");
  }

  /** What machines wrote they write anew, or a person puts it back. */
  private void restore(String key, @Nullable Entry there) {
    if (there == null || key.startsWith(Keys.ROOT + "owners")) {
      cluster.store().commit(Txn.of(Op.delete(key)));
    } else {
      cluster.store().put(key, there.text());
    }
  }

  /** The controller uses less than a third of a processor, and has not been started again. */
  private void assertCalm() throws IOException {
    Daemon controller = cluster.daemon("controller");
    List<Double> shares = new ArrayList<>();
    await("a calm controller")
        .atMost(TestApplications.LIMIT)
        .until(() -> {
          long start = ticks(controller);
          LockSupport.parkNanos(OBSERVED.toNanos());
          shares.add((ticks(controller) - start) / 100.0 / OBSERVED.toSeconds());
          return shares.getLast() < 0.33;
        });
    assertTrue(controller.running());
  }

  private static long ticks(Daemon daemon) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + daemon.pid() + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }
}
