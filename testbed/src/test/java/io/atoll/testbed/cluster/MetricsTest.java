package io.atoll.testbed.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.Sets;
import io.atoll.testbed.monitoring.Shipped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The figures of a whole cluster, as Prometheus' own programs see them. */
@Tag("programs")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedCluster.class)
final class MetricsTest {
  private static final String NAME = "measured";

  /** Has all that alerts and dashboard tell of: limits, a route, an autoscaler. */
  private static final String APPLICATION =
      """
      apiVersion: atoll/v1
      kind: Application
      metadata: {name: measured}
      spec:
        image: atoll/hello:1
        autoscale: {min: 2, max: 3, metrics: [{requestsPerSecond: 1000}]}
        ports: [{name: http, port: 8080}]
        routes: [{host: measured.test, path: /, port: http}]
        resources: {cpu: {request: 50m, limit: 200m}, memory: {request: 16Mi, limit: 64Mi}}
        update: {minReady: 0s}
        stop: {grace: 1s, drain: 2s}
      """;

  /** Counters of what has not happened yet, and of documents that there are none of. */
  private static final Set<String> WITHOUT_SERIES =
      Set.of("atoll_store_watch_losses_total", "atoll_part_failures_total", "atoll_node_cordoned");

  private static final String CHECK =
      """
      curl -sSf --cacert $1/certificate.pem --resolve $2:$3:127.0.0.1 -H "Authorization: Bearer $(cat $1/token)" \
        https://$2:$3/metrics | promtool check metrics
      """;

  private final LocalCluster cluster;
  private final TestApplications applications;

  MetricsTest(LocalCluster cluster) {
    this.cluster = cluster;
    this.applications = TestApplications.of(cluster);
  }

  @BeforeEach
  void somethingRuns() {
    long revision = applications.all().put(NAME, APPLICATION);
    applications.awaitReady(NAME, revision, 2);
    new Web(cluster).await200("measured.test");
  }

  @AfterEach
  void startWhatIsDead() {
    cluster.up();
  }

  @AfterAll
  void delete() {
    applications.delete(NAME);
  }

  @Test
  void prometheusCollectsFromAllProgramsWhatIsTrue() {
    try (ShippedPrometheus prometheus = ShippedPrometheus.start(cluster)) {
      awaitTargets(prometheus);
      assertEquals(List.of(1.0), prometheus.values("atoll_leader"));
      assertEquals(List.of(2.0), prometheus.values(of("atoll_application_ready_workers")));
      assertEquals(List.of(3.0), prometheus.values(of("atoll_autoscaler_max_workers")));
      assertEquals(List.of(2.0), prometheus.values(of("atoll_workers")));
      assertEquals(2, prometheus.query(of("container_memory_working_set_bytes")).size());
      assertEquals(
          List.of(1.0),
          prometheus.values(
              "atoll_node_phase{node=\"%s\",phase=\"ready\"}".formatted(cluster.node())));
      assertEquals(
          1,
          prometheus
              .query("haproxy_backend_http_responses_total{proxy=\"measured.http\",code=\"2xx\"}")
              .size());

      assertNoAlarm(prometheus);

      applications.delete(NAME);
      awaitNothing(prometheus, "{application=\"%s\"}".formatted(NAME));
      assertTrue(prometheus.program().running());
    }
  }

  /** All rules can be evaluated, and none that users would notice fires. */
  private static void assertNoAlarm(ShippedPrometheus prometheus) {
    await()
        .atMost(TestApplications.LIMIT)
        .until(() -> prometheus.rules().stream().noneMatch("unknown"::equals));
    assertEquals(Set.of("ok"), new HashSet<>(prometheus.rules()));
    String firing = "ALERTS{alertstate=\"firing\",severity=\"critical\"}";
    assertEquals(List.of(), prometheus.query(firing));
  }

  @Test
  void theAlertsOfADeadControllerBecomeTrueAndFalseAgain() {
    String down = Shipped.expression("AtollControllerDown");
    String noLeader = Shipped.expression("AtollNoLeader");
    try (ShippedPrometheus prometheus = ShippedPrometheus.start(cluster)) {
      awaitTargets(prometheus);
      awaitNothing(prometheus, down);
      awaitNothing(prometheus, noLeader);
      cluster.kill("controller");
      await(down).atMost(TestApplications.LIMIT).until(() -> prometheus.query(down).size() == 1);
      await(noLeader)
          .atMost(TestApplications.LIMIT)
          .until(() -> prometheus.query(noLeader).size() == 1);
      cluster.up();
      awaitNothing(prometheus, down);
      awaitNothing(prometheus, noLeader);
      await("the new leader's word")
          .atMost(TestApplications.LIMIT)
          .until(
              () -> prometheus.values(of("atoll_application_ready_workers")).equals(List.of(2.0)));
    }
  }

  @Test
  void theAlertsOfADeadAgentBecomeTrueAndFalseAgain() {
    String down = Shipped.expression("AtollAgentDown");
    String blind = Shipped.expression("AtollAutoscalerBlind");
    try (ShippedPrometheus prometheus = ShippedPrometheus.start(cluster)) {
      awaitTargets(prometheus);
      awaitNothing(prometheus, blind);
      cluster.kill("agent");
      await(down).atMost(TestApplications.LIMIT).until(() -> prometheus.query(down).size() == 1);
      // Figures are believed for 45 s.
      await(blind)
          .atMost(TestApplications.LIMIT.multipliedBy(2))
          .until(() -> prometheus.query(blind).size() == 1);
      cluster.up();
      awaitNothing(prometheus, down);
      awaitNothing(prometheus, blind);
    }
  }

  @Test
  void everythingThatAlertsDashboardAndPageTellOfIsExported() {
    try (ShippedPrometheus prometheus = ShippedPrometheus.start(cluster)) {
      awaitTargets(prometheus);
      await("all metrics")
          .atMost(TestApplications.LIMIT)
          .untilAsserted(() -> {
            Set<String> exported = Sets.union(prometheus.metrics(), WITHOUT_SERIES);
            assertEquals(Set.of(), Sets.difference(Shipped.metricsRead(), exported));
            assertEquals(Set.of(), Sets.difference(Shipped.metricsTold(), exported));
          });
      Set<String> ofController = new HashSet<>();
      prometheus
          .query("group by (__name__) ({job=\"controller\",__name__=~\"atoll_.*\"})")
          .forEach(
              it -> ofController.add(Shipped.withoutSuffix(it.at("/metric/__name__").asText())));
      ofController.remove("atoll_controller_build_info");
      assertEquals(Set.of(), Sets.difference(ofController, Shipped.metricsTold()), "untold");
    }
  }

  @Test
  void everyQueryOfTheDashboardIsUnderstood() {
    try (ShippedPrometheus prometheus = ShippedPrometheus.start(cluster)) {
      awaitTargets(prometheus);
      List<String> queries = Shipped.queries();
      assertTrue(queries.size() > 30, queries::toString);
      queries.forEach(prometheus::query);
    }
  }

  @Test
  void promtoolFindsNothingToSayAboutThem() {
    CommandResult ofAgent =
        check(
            CHECK, cluster.home().resolve("agent").toString(), cluster.node(), cluster.agentPort());
    assertEquals("", ofAgent.err() + ofAgent.out());
    assertEquals(0, ofAgent.exitCode());
    CommandResult ofController =
        check("curl -sSf http://127.0.0.1:9471/metrics | promtool check metrics");
    assertEquals("", ofController.err() + ofController.out());
    assertEquals(0, ofController.exitCode());
  }

  private CommandResult check(String script, String... arguments) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("bash", "-o", "pipefail", "-c", script, "check"));
    command.addAll(List.of(arguments));
    return cluster.run(command);
  }

  private static String of(String metric) {
    return metric + "{application=\"" + NAME + "\"}";
  }

  private static void awaitTargets(ShippedPrometheus prometheus) {
    Map<String, String> all =
        Map.of("controller", "up", "agent", "up", "haproxy", "up", "etcd", "up");
    await("targets")
        .atMost(TestApplications.LIMIT)
        .untilAsserted(() -> assertEquals(all, prometheus.targets()));
  }

  private static void awaitNothing(ShippedPrometheus prometheus, String expression) {
    await("nothing of " + expression)
        .atMost(TestApplications.LIMIT)
        .untilAsserted(() -> assertEquals(List.of(), prometheus.query(expression)));
  }
}
