package io.atoll.testbed.cluster;

import static java.util.stream.Collectors.toMap;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.Observation;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.ApplicationStatus.SpecError;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A user's session: every step by the command or by a plain write to etcd. */
@Tag("programs")
@ExtendWith(SharedCluster.class)
final class OneHostTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String NAME = "session";

  private final LocalCluster cluster;
  private final Applications applications;

  @TempDir private Path folder;

  OneHostTest(LocalCluster cluster) {
    this.cluster = cluster;
    this.applications = new Applications(cluster.store());
  }

  @AfterEach
  void delete() {
    applications.store().commit(Txn.of(deletion()));
    await().atMost(LIMIT).until(() -> applications.gone(NAME));
    assertEquals("", cluster.run(List.of("docker", "ps", "-aq")).orThrow());
  }

  private static Op deletion() {
    return Op.delete(Keys.application(NAME));
  }

  @Test
  void appliesScalesChangesAndDeletes() throws IOException {
    apply(Applications.hello(NAME, 3, "a"));
    Map<String, Observation> first = applications.workers(NAME);
    assertEquals(3, first.size());
    assertTrue(cluster.atoll("ps").orThrow().contains(first.keySet().iterator().next()));

    assertEquals("unchanged", lastWord(apply(Applications.hello(NAME, 3, "a"))));

    cluster.atoll("scale", NAME, "5", "--wait").orThrow();
    assertTrue(applications.workers(NAME).keySet().containsAll(first.keySet()));
    assertEquals(5, applications.workers(NAME).size());

    applications.put(NAME, Applications.hello(NAME, 3, "b"));
    await()
        .atMost(LIMIT)
        .until(() ->
            applications.workers(NAME).size() == 5
                && applications.workers(NAME).keySet().stream().noneMatch(first::containsKey)
                && applications.workers(NAME).values().stream().allMatch(Observation::ready));

    assertEquals(0, cluster.atoll("delete", NAME, "--wait").exitCode());
    assertTrue(applications.gone(NAME));
  }

  @Test
  void rubbishInTheStoreIsRefusedAndTheLastAcceptedRevisionRunsOn() throws IOException {
    apply(Applications.hello(NAME, 2, "a"));
    Map<String, String> before = containers();

    long broken = applications.put(NAME, "spec: {image: [oops, }\n\u0000");
    await().atMost(LIMIT).until(() -> seen(broken));
    ApplicationStatus status = applications.status(NAME).orElseThrow();
    SpecError error = status.error();
    assertFalse(error == null || error.message().isEmpty(), "no reason given: " + status);
    assertEquals(2, status.ready());
    assertEquals(before, containers());

    long mended = applications.put(NAME, Applications.hello(NAME, 2, "a"));
    await().atMost(LIMIT).until(() -> applications.ready(NAME, mended, 2));
    assertEquals(before, containers());
  }

  @Test
  void aFileWithErrorsChangesNothing() throws IOException {
    Path file = folder.resolve("broken.yaml");
    Files.writeString(
        file, Applications.hello(NAME, 1, "a").replace("replicas: 1", "replicass: one"));
    long revision = cluster.store().list("/").revision();
    CommandResult result = cluster.atoll("apply", "-f", file.toString());
    assertEquals(3, result.exitCode(), result.err());
    assertTrue(result.err().contains("broken.yaml:7:"), result.err());
    assertTrue(result.err().contains("replicas"), result.err());
    assertTrue(cluster.store().get(Keys.application(NAME)).isEmpty());
    assertTrue(cluster.store().list("/").revision() >= revision);
  }

  @Test
  void aCrashingCommandIsReportedAndNotHammered() throws IOException {
    String text =
        Applications.hello(NAME, 1, "a")
            .replace("  replicas: 1", "  replicas: 1\n  command: [/bin/sh, -c, \"exit 7\"]");
    Path file = folder.resolve("crash.yaml");
    Files.writeString(file, text);
    CommandResult result = cluster.atoll("apply", "-f", file.toString(), "--wait");
    assertEquals(1, result.exitCode(), result.out() + result.err());
    assertTrue(result.err().contains("ended with code 7"), result.out() + result.err());
    await("a third attempt, and more time before the next")
        .atMost(LIMIT)
        .until(() ->
            applications.workers(NAME).values().stream()
                .anyMatch(it -> it.attempt() >= 3 && it.message().contains("next start after")));
  }

  private String apply(String text) throws IOException {
    Path file = folder.resolve("app.yaml");
    Files.writeString(file, text);
    return cluster.atoll("apply", "-f", file.toString(), "--wait").orThrow();
  }

  private static String lastWord(String output) {
    String line = output.lines().findFirst().orElse("");
    return line.substring(line.lastIndexOf(' ') + 1);
  }

  private boolean seen(long revision) {
    return applications.status(NAME).filter(status -> status.seen() >= revision).isPresent();
  }

  private Map<String, String> containers() {
    return applications.workers(NAME).values().stream()
        .collect(toMap(Observation::worker, worker -> String.valueOf(worker.containerId())));
  }
}
