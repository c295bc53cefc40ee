package io.atoll.testbed.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a Docker user types, on a whole cluster. */
@Tag("programs")
@ExtendWith(SharedCluster.class)
final class DockerWordsTest {
  private static final String NAME = "words";

  private final LocalCluster cluster;
  private final TestApplications applications;

  DockerWordsTest(LocalCluster cluster) {
    this.cluster = cluster;
    this.applications = TestApplications.of(cluster);
  }

  @AfterEach
  void delete() {
    applications.delete(NAME);
  }

  @Test
  void runsRestartsStopsExplainsAndRemoves() {
    CommandResult run =
        atoll(
            "run",
            "--name",
            NAME,
            "--replicas",
            "2",
            "--expose",
            "8080",
            "-e",
            "MODE=a",
            "--stop-timeout",
            "1",
            "atoll/hello:1");
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().startsWith(NAME + "\n"), run.out());
    Set<String> first = Set.copyOf(applications.running(NAME + "-"));
    assertEquals(2, first.size());

    assertEquals(0, atoll("restart", NAME, "--wait").exitCode());
    Set<String> second = applications.all().workers(NAME).keySet();
    assertTrue(first.stream().noneMatch(it -> second.stream().anyMatch(it::contains)));

    String worker = second.iterator().next();
    String why = atoll("why", worker).orThrow();
    assertTrue(why.contains("1 of 1 nodes fit: " + cluster.node()), why);
    assertTrue(atoll("inspect", worker).orThrow().contains("\"observed\""));
    await()
        .atMost(TestApplications.LIMIT)
        .until(() -> atoll("stats", NAME, "--no-stream").out().contains(worker));

    assertEquals(0, atoll("stop", worker, "--wait").exitCode());
    assertFalse(applications.all().workers(NAME).containsKey(worker));
    assertEquals(0, atoll("stop", NAME, "--wait").exitCode());
    await().atMost(TestApplications.LIMIT).until(() -> applications.running(NAME + "-").isEmpty());
    assertEquals(0, atoll("rm", NAME, "--wait").exitCode());
    assertTrue(applications.all().gone(NAME));
  }

  private CommandResult atoll(String... words) {
    return cluster.atoll(words);
  }
}
