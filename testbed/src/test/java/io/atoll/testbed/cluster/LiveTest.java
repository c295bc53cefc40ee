package io.atoll.testbed.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Streams while readers, clients and agents come and go. */
@Tag("programs")
@ExtendWith(SharedCluster.class)
final class LiveTest {
  private static final String NAME = "talkative";
  private static final int WORKERS = 3;
  private static final int LINES = 6000;

  /** Bursts of 100 numbered lines, for about six seconds. */
  private static final String APPLICATION =
      """
      apiVersion: atoll/v1
      kind: Application
      metadata:
        name: talkative
      spec:
        image: atoll/hello:1
        command:
        - /bin/sh
        - -c
        - >-
          i=0; while [ $i -lt 6000 ]; do i=$((i+1)); echo $i;
          [ $((i%100)) = 0 ] && sleep 0.1; done; while :; do sleep 1; done
        replicas: 3
        update: {minReady: 0s}
        stop: {grace: 1s}
      """;

  private static LocalCluster cluster;
  private static TestApplications applications;

  @TempDir private Path folder;

  @BeforeAll
  static void somethingTalks(LocalCluster shared) {
    cluster = shared;
    applications = TestApplications.of(shared);
    applications.awaitReady(NAME, applications.all().put(NAME, APPLICATION), WORKERS);
  }

  @AfterAll
  static void delete() {
    cluster.up();
    applications.delete(NAME);
  }

  @Test
  void everyLineComesOnceAndInOrderAlsoWhenTheAgentIsKilledMeanwhile() throws IOException {
    Path out = folder.resolve("lines");
    Process follow = start(out, "logs", "-f", NAME);
    try {
      await().atMost(TestApplications.LIMIT).until(() -> lines(out).size() > WORKERS);
      cluster.kill("agent");
      cluster.up();
      await()
          .atMost(TestApplications.LIMIT)
          .until(() -> lines(out).size() >= WORKERS * LINES && byWorker(out).size() == WORKERS);
    } finally {
      follow.destroy();
    }
    List<Integer> all = IntStream.rangeClosed(1, LINES).boxed().toList();
    byWorker(out).forEach((worker, numbers) -> assertEquals(all, numbers, worker));
    assertTrue(
        Files.readString(folder.resolve("lines.err")).contains("sends no more lines"),
        "the person is told why it is silent");
  }

  @Test
  void aCommandWhoseClientIsKilledEndsWithAllThatItStarted() throws IOException {
    String container = applications.running(NAME).getFirst();
    String worker = container.replaceFirst("[.].*", "");
    Process client = start(folder.resolve("out"), "exec", worker, "sh", "-c", "sleep 4321; echo");
    await().atMost(TestApplications.LIMIT).until(() -> sleeps(container) == 2);
    client.destroyForcibly();
    await().atMost(TestApplications.LIMIT).until(() -> sleeps(container) == 0);
  }

  @Test
  void whoShowsAnotherCertificateIsToldNothing() {
    String presence = cluster.store().get(Keys.agent(cluster.node())).orElseThrow().text();
    String other = presence.replaceFirst("certificate: .*", "certificate: " + "0f".repeat(32));
    cluster.store().commit(Txn.of(Op.put(Keys.agent("stranger"), other)));
    try {
      CommandResult volumes = cluster.atoll("volume", "ls");
      assertTrue(volumes.err().contains("stranger at https://"), volumes.err());
      assertTrue(volumes.err().contains("shows another certificate"), volumes.err());
    } finally {
      cluster.store().commit(Txn.of(Op.delete(Keys.agent("stranger"))));
    }
  }

  @Test
  void aCommandThatIsTooLongIsRefusedWithAWayOut() {
    CommandResult result = cluster.atoll("exec", worker(), "echo", "a".repeat(90_000));
    assertEquals(2, result.exitCode());
    assertTrue(result.err().contains("atoll exec -i"), result.err());
  }

  private static String worker() {
    return applications.running(NAME).getFirst().replaceFirst("[.].*", "");
  }

  private static long sleeps(String container) {
    return applications
        .docker("top", container, "-o", "pid,args")
        .lines()
        .filter(line -> line.contains("sleep 4321"))
        .count();
  }

  private Process start(Path out, String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(cluster.checkout().resolve("atoll").toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("ATOLL_HOME", cluster.home().toString());
    return builder
        .redirectOutput(out.toFile())
        .redirectError(out.resolveSibling(out.getFileName() + ".err").toFile())
        .start();
  }

  /** Whole ones. */
  private static List<String> lines(Path file) throws IOException {
    String text = Files.readString(file);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  private static Map<String, List<Integer>> byWorker(Path file) throws IOException {
    Map<String, List<Integer>> numbers = new TreeMap<>();
    for (String line : lines(file)) {
      int bar = line.indexOf(" | ");
      numbers
          .computeIfAbsent(line.substring(0, bar), any -> new java.util.ArrayList<>())
          .add(Integer.parseInt(line.substring(bar + 3)));
    }
    return numbers;
  }
}
