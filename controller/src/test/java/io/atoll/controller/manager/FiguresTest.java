package io.atoll.controller.manager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.Observation.LastExit;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.controller.runtime.Scrape;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the leading manager tells Prometheus of the cluster. */
final class FiguresTest {
  private final TestCluster cluster = new TestCluster();

  @BeforeEach
  void threeWorkersOnThreeNodes() {
    List.of("n1", "n2", "n3").forEach(cluster::node);
    cluster.apply("web", "{image: a, replicas: 3}");
    cluster.settle();
  }

  @Test
  void tellsHowApplicationsAndTheirWorkersStand() {
    Scrape scrape = cluster.scrape();
    assertEquals(3, scrape.value("atoll_application_desired_workers{application=\"web\"}"));
    assertEquals(3, scrape.value("atoll_application_ready_workers{application=\"web\"}"));
    assertEquals(3, scrape.value("atoll_workers{application=\"web\",phase=\"ready\"}"));
    assertEquals(1, scrape.value("atoll_application_phase{application=\"web\",phase=\"ready\"}"));
    assertEquals(
        1,
        scrape.value(
            "atoll_application_condition{application=\"web\",reason=\"Ready\",status=\"true\","
                + "type=\"Available\"}"));
    assertEquals(1, scrape.value(ended("web", "complete")));
    assertEquals(0, scrape.value(ended("web", "failed")));
  }

  @Test
  void countsEachRolloutByHowItEnded() {
    cluster.healthy = worker -> false;
    cluster.apply("web", "{image: b, replicas: 3, update: {deadline: 30s}}");
    cluster.settle();
    cluster.clock.advance(Duration.ofMinutes(1));
    cluster.settle();
    assertEquals(0, cluster.scrape().value(ended("web", "rolledBack")), "under way");
    cluster.healthy = worker -> true;
    cluster.settle();
    Scrape scrape = cluster.scrape();
    assertEquals(1, scrape.value(ended("web", "rolledBack")), scrape::toString);
    assertEquals(1, scrape.value(ended("web", "complete")));
    assertEquals(
        1, scrape.value("atoll_application_rollout{application=\"web\",state=\"rolledBack\"}"));
    assertEquals(
        -1, scrape.value("atoll_application_rollout{application=\"web\",state=\"complete\"}"));
  }

  @Test
  void countsChangesOfTheCountByDirection() {
    cluster.apply("web", "{image: a, replicas: 5}");
    cluster.settle();
    cluster.apply("web", "{image: a, replicas: 1}");
    cluster.settle();
    cluster.apply("web", "{image: a, replicas: 2}");
    cluster.settle();
    Scrape scrape = cluster.scrape();
    assertEquals(2, scrape.value("atoll_scalings_total{application=\"web\",direction=\"up\"}"));
    assertEquals(1, scrape.value("atoll_scalings_total{application=\"web\",direction=\"down\"}"));
  }

  @Test
  void countsEachExitOfAWorkerByHowItEnded() {
    String worker = cluster.running("web").getFirst();
    cluster.die(worker, new LastExit(137, 9, true, cluster.clock.now(), null));
    cluster.settle();
    cluster.clock.advance(Duration.ofMinutes(1));
    cluster.settle();
    Scrape scrape = cluster.scrape();
    String exits = "atoll_worker_exits_total{application=\"web\",reason=\"%s\"}";
    assertEquals(1, scrape.value(exits.formatted("outOfMemory")));
    assertEquals(0, scrape.value(exits.formatted("error")));
  }

  @Test
  void tellsTheLimitsOfAnAutoscaler() {
    String spec = "{image: a, autoscale: {min: 2, max: 7, metrics: [{cpu: 50%}]}}";
    cluster.apply("auto", spec);
    cluster.settle();
    Scrape scrape = cluster.scrape();
    assertEquals(2, scrape.value("atoll_autoscaler_min_workers{application=\"auto\"}"));
    assertEquals(7, scrape.value("atoll_autoscaler_max_workers{application=\"auto\"}"));
    assertEquals(-1, scrape.value("atoll_autoscaler_max_workers{application=\"web\"}"));
    assertEquals(
        1,
        scrape.value(
            "atoll_application_condition{application=\"auto\",reason=\"NoFigures\","
                + "status=\"false\",type=\"ScalingActive\"}"),
        scrape::toString);
  }

  @Test
  void tellsThePhaseOfEachNode() {
    cluster.cutController("n2");
    cluster.cut("n3");
    cluster.settle();
    Scrape scrape = cluster.scrape();
    assertEquals(1, scrape.value("atoll_node_phase{node=\"n1\",phase=\"ready\"}"));
    assertEquals(1, scrape.value("atoll_node_phase{node=\"n2\",phase=\"unmanaged\"}"));
    assertEquals(1, scrape.value("atoll_node_phase{node=\"n3\",phase=\"lost\"}"));
    assertEquals(-1, scrape.value("atoll_node_phase{node=\"n3\",phase=\"ready\"}"));
  }

  @Test
  void saysNothingOfAnApplicationThatIsGone() {
    cluster.store.commit(Txn.of(Op.delete(Keys.application("web"))));
    cluster.settle();
    List<String> left =
        cluster.scrape().lines().stream().filter(line -> line.contains("\"web\"")).toList();
    assertEquals(List.of(), left);
    assertTrue(cluster.workers().isEmpty());
  }

  private static String ended(String application, String outcome) {
    return "atoll_rollouts_total{application=\"%s\",outcome=\"%s\"}"
        .formatted(application, outcome);
  }
}
