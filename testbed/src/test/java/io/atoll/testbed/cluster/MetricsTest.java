package io.atoll.testbed.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.testbed.programs.Ports;
import io.atoll.testbed.programs.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A real agent's figures, as Prometheus' own programs see them. */
@Tag("programs")
@ExtendWith(SharedCluster.class)
final class MetricsTest {
  private static final String NAME = "measured";

  /** As in docs/agent.md, for an agent on this host. */
  private static final String CONFIGURATION =
      """
      global: {scrape_interval: 500ms, scrape_timeout: 500ms}
      scrape_configs:
        - job_name: atoll
          scheme: https
          authorization: {credentials_file: AGENT/token}
          tls_config: {ca_file: AGENT/certificate.pem, server_name: NODE}
          static_configs: [{targets: ["127.0.0.1:PORT"]}]
      """;

  private static final String CHECK =
      """
      curl -sSf --cacert $1/certificate.pem --resolve $2:$3:127.0.0.1 -H "Authorization: Bearer $(cat $1/token)" \
        https://$2:$3/metrics | promtool check metrics
      """;

  private final LocalCluster cluster;
  private final TestApplications applications;

  @TempDir private Path folder;

  MetricsTest(LocalCluster cluster) {
    this.cluster = cluster;
    this.applications = TestApplications.of(cluster);
  }

  @BeforeEach
  void somethingRuns() {
    applications.run(NAME, 1);
  }

  @AfterEach
  void delete() {
    applications.delete(NAME);
  }

  @Test
  void prometheusCollectsThemForAsLongAsTheWorkerIsThere() throws IOException {
    int port = Ports.free();
    try (Program prometheus = prometheus(port)) {
      String ofWorker =
          "container_memory_working_set_bytes{node=\"%s\",application=\"%s\"}"
              .formatted(cluster.node(), NAME);
      await()
          .atMost(TestApplications.LIMIT)
          .until(() -> query(port, ofWorker).lines().count() == 1);
      assertTrue(prometheus.running());
      assertTrue(query(port, ofWorker).contains("worker=\"" + NAME + "-"), query(port, ofWorker));
      assertEquals(1, query(port, "container_network_receive_bytes_total").lines().count());
      applications.delete(NAME);
      await().atMost(TestApplications.LIMIT).until(() -> query(port, ofWorker).isEmpty());
      assertEquals(1, query(port, "up == 1").lines().count());
    }
  }

  @Test
  void promtoolFindsNothingToSayAboutThem() {
    CommandResult checked =
        cluster.run(
            List.of(
                "bash",
                "-o",
                "pipefail",
                "-c",
                CHECK,
                "check",
                cluster.home().resolve("agent").toString(),
                cluster.node(),
                cluster.agentPort()));
    assertEquals("", checked.err() + checked.out());
    assertEquals(0, checked.exitCode());
  }

  private Program prometheus(int port) throws IOException {
    Path configuration =
        Files.writeString(
            folder.resolve("prometheus.yml"),
            CONFIGURATION
                .replace("AGENT", cluster.home().resolve("agent").toString())
                .replace("NODE", cluster.node())
                .replace("PORT", cluster.agentPort()));
    Program prometheus =
        Program.start(
            "prometheus",
            folder.resolve("prometheus.log"),
            "prometheus",
            "--config.file=" + configuration,
            "--storage.tsdb.path=" + folder.resolve("data"),
            "--web.listen-address=127.0.0.1:" + port);
    prometheus.awaitReady(
        TestApplications.LIMIT,
        () ->
            cluster.run(List.of("curl", "-sf", "http://127.0.0.1:" + port + "/-/ready")).exitCode()
                == 0);
    return prometheus;
  }

  /** One line for each series. */
  private String query(int port, String expression) {
    return cluster
        .run(List.of("promtool", "query", "instant", "http://127.0.0.1:" + port, expression))
        .orThrow()
        .strip();
  }
}
