package io.atoll.testbed.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.atoll.api.Keys;
import io.atoll.api.state.NodeStats;
import io.atoll.api.state.NodeStats.Traffic;
import io.atoll.api.state.Scale;
import io.atoll.api.store.Entry;
import io.atoll.api.yaml.Documents;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a real agent measures of real workers and of requests through the real proxy. */
@Tag("programs")
@ExtendWith(SharedCluster.class)
final class FiguresTest {
  private static final String NAME = "figured";
  private static final double ROOM = 30;

  /** So that no report comes by itself while a test waits. */
  private static final String SELDOM = "PT10S";

  private static final String APPLICATION =
      """
      apiVersion: atoll/v1
      kind: Application
      metadata:
        name: figured
      spec:
        image: atoll/hello:1
        replicas: 1
        ports:
          - {name: http, port: 8080}
        resources:
          cpu: {limit: 100m}
          memory: {limit: 64Mi}
        files:
          - path: /www/cgi-bin/broken.cgi
            mode: "0755"
            content: |
              #!/bin/sh
              printf 'HTTP/1.0 500 Broken\\r\\nContent-Type: text/plain\\r\\n\\r\\nbroken\\n'
        routes:
          - {host: figured.test, port: http}
        update: {minReady: 0s}
        stop: {drain: 1s, grace: 1s}
      """;

  private final LocalCluster cluster;
  private final TestApplications applications;
  private final Web web;

  @TempDir private Path logs;

  /** Whether the agent is one that reports seldom. */
  private boolean seldom;

  FiguresTest(LocalCluster cluster) {
    this.cluster = cluster;
    this.applications = TestApplications.of(cluster);
    this.web = new Web(cluster);
  }

  @BeforeEach
  void somethingServes() {
    applications.awaitReady(NAME, applications.all().put(NAME, APPLICATION), 1);
    web.await200("figured.test");
    // Also by the agent that was started behind the test before.
    String worker = applications.running(NAME + "-").getFirst().split("\\.", 2)[0];
    await().atMost(TestApplications.LIMIT).until(() -> reportTells(worker));
  }

  @AfterEach
  void delete() {
    if (seldom) {
      cluster.kill("agent");
    }
    cluster.up();
    applications.delete(NAME);
  }

  @Test
  void aStepForWhichThereIsNoRoomIsToldAtOnceAndOneForWhichThereIsIsNot() {
    // Nobody else writes what the test writes under scale/.
    cluster.kill("controller");
    cluster.store().put(Keys.scale(NAME), scale());
    long before = stats().modRevision();
    seldom = true;
    cluster.restart("agent", "--report-every", SELDOM);
    long first = awaitReportAfter(before);
    try (HttpLoad little = load("little", 1, "/")) {
      await()
          .during(Duration.ofSeconds(3))
          .atMost(Duration.ofSeconds(4))
          .until(() -> stats().modRevision() == first);
      little.stop();
    }
    // A step just behind a report: the next that comes by itself is far.
    long told = awaitReportAfter(first);
    try (HttpLoad much = load("much", 20, "/")) {
      await().atMost(Duration.ofSeconds(5)).until(() -> stats().modRevision() > told);
      Traffic traffic = traffic().orElseThrow();
      assertTrue(traffic.rate() > ROOM, traffic::toString);
      much.stop();
    }
  }

  @Test
  void whatWentWrongIsTold() {
    try (HttpLoad _ = load("errors", 4, "/cgi-bin/broken.cgi")) {
      await()
          .atMost(TestApplications.LIMIT)
          .until(() -> traffic().map(Traffic::errors).filter(it -> it > 0).isPresent());
      String container = applications.running(NAME + "-").getFirst();
      applications.docker("exec", "-d", container, "sh", "-c", "while :; do :; done");
      await()
          .atMost(TestApplications.LIMIT)
          .until(() ->
              worker().map(NodeStats.WorkerStats::throttled).filter(it -> it > 0).isPresent());
    }
  }

  @Test
  void anHourIsKeptOverAKillAndShown() throws IOException {
    try (HttpLoad _ = load("load", 10, "/")) {
      await()
          .atMost(TestApplications.LIMIT)
          .until(() -> past(NAME, "-a").path("rate").path("max").asDouble() > 20);
    }
    double before = past(NAME, "-a").path("rate").path("max").asDouble();
    cluster.kill("agent");
    CommandResult dead = cluster.atoll("stats", "--since", "10m");
    assertEquals(1, dead.exitCode(), dead.out());
    assertTrue(dead.err().contains("agent of node " + cluster.node()), dead.err());
    cluster.up();
    assertTrue(past(NAME, "-a").path("rate").path("max").asDouble() >= before);
    JsonNode worker =
        await()
            .atMost(TestApplications.LIMIT)
            .until(() -> past(NAME), it -> it.toString().contains("\"limit\":\"64Mi\""));
    assertTrue(worker.path("series").size() > 3, worker::toString);
    String table = cluster.atoll("stats", "--since", "10m", NAME).orThrow();
    assertTrue(table.startsWith("WORKER"), table);
    assertTrue(
        cluster.atoll("stats", "--since", "10m", "-n", "-o", "wide").orThrow().contains("WAIT"));
    assertEquals(5, cluster.atoll("stats", "--since", "10m", "nobody").exitCode());
  }

  private JsonNode past(String name, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of("stats", "--since", "10m", name, "-o", "json"));
    command.addAll(List.of(options));
    return new ObjectMapper().readTree(cluster.atoll(command.toArray(String[]::new)).orThrow());
  }

  /** Ten requests a second on each of the connections, if the worker is so quick. */
  private HttpLoad load(String log, int connections, String path) {
    String url = "http://127.0.0.1:" + cluster.httpPort() + path;
    return HttpLoad.start(logs.resolve(log), url, "figured.test", connections, 10, true);
  }

  private long awaitReportAfter(long revision) {
    return await()
        .atMost(Duration.ofSeconds(40))
        .until(
            () ->
                cluster.store().get(Keys.stats(cluster.node())).map(Entry::modRevision).orElse(0L),
            it -> it > revision);
  }

  private boolean reportTells(String worker) {
    return cluster
        .store()
        .get(Keys.stats(cluster.node()))
        .map(it -> Documents.read(it.text(), NodeStats.class))
        .filter(it -> it.workers().containsKey(worker))
        .isPresent();
  }

  private Entry stats() {
    return cluster.store().get(Keys.stats(cluster.node())).orElseThrow();
  }

  private NodeStats measured() {
    return Documents.read(stats().text(), NodeStats.class);
  }

  private Optional<Traffic> traffic() {
    return Optional.ofNullable(measured().proxied()).map(it -> it.applications().get(NAME));
  }

  private Optional<NodeStats.WorkerStats> worker() {
    return measured().workers().values().stream().findFirst();
  }

  private static String scale() {
    return Documents.write(
        new Scale(
            1, 1, Instant.EPOCH, "Requests", Map.of(), 1, List.of(), List.of(), null, ROOM, null));
  }
}
