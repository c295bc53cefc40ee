package io.atoll.controller.manager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.ApplicationStatus.Phase;
import io.atoll.api.state.status.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What nodes said before they went counts for nothing, and moves nothing. */
final class StaleObservationTest {
  private final TestCluster cluster = new TestCluster();

  private void three() {
    List.of("n1", "n2", "n3").forEach(cluster::node);
    cluster.apply("web", "{image: a, replicas: 3}");
    cluster.settle();
    assertEquals(Phase.READY, cluster.status("web").phase());
  }

  @Test
  void takesNoWorkerForReadyOnTheWordOfAnEarlierRunOfItsNode() {
    three();
    List<String> before = cluster.running("web");
    List.of("n1", "n2", "n3").forEach(cluster::node);
    cluster.manage();
    expect(Phase.PROGRESSING, 0, "NodesAwaited");
    assertEquals(before, cluster.running("web"));
    cluster.settle();
    assertEquals(Phase.READY, cluster.status("web").phase());
    assertEquals(before, cluster.running("web"));
  }

  @Test
  void doesNotVouchForWorkersOfANodeWhoseControllerIsAway() {
    three();
    cluster.cutController("n3");
    cluster.settle();
    expect(Phase.DEGRADED, 2, "NodesUnmanaged");
    assertTrue(cluster.reason("web", "Progressing").startsWith("NodesUnmanaged"));
    cluster.node("n3");
    cluster.settle();
    assertEquals(Phase.READY, cluster.status("web").phase());
  }

  @Test
  void takesAllOfThemForGoneWhenTheWholeClusterWasDown() {
    three();
    List.of("n1", "n2", "n3").forEach(cluster::cut);
    cluster.lead(2);
    cluster.manage();
    assertEquals(0, cluster.status("web").ready());
    assertEquals(Phase.DEGRADED, cluster.status("web").phase());
  }

  @Test
  void stopsAWorkerThatIsNotReadyBeforeOneOfWhichItHasNotHeardAnew() {
    List<String> ready = new ArrayList<>();
    cluster.healthy = it -> ready.contains(it) || (ready.size() < 2 && ready.add(it));
    List.of("n1", "n2", "n3").forEach(cluster::node);
    cluster.apply("web", "{image: a, replicas: 3}");
    cluster.settle();
    List.of("n1", "n2", "n3").forEach(cluster::node);
    cluster.apply("web", "{image: a, replicas: 2}");
    cluster.manage();
    assertEquals(Set.copyOf(ready), Set.copyOf(cluster.running("web")));
  }

  private void expect(Phase phase, int ready, String reason) {
    ApplicationStatus status = cluster.status("web");
    assertEquals(phase, status.phase(), status::toString);
    assertEquals(ready, status.ready(), status::toString);
    Condition available =
        status.conditions().stream()
            .filter(it -> it.type().equals("Available"))
            .findFirst()
            .orElseThrow();
    assertEquals(Condition.Status.UNKNOWN, available.status());
    assertEquals(reason, available.reason(), available::message);
  }
}
