package io.atoll.controller.manager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment.Want;
import io.atoll.api.state.Controls;
import io.atoll.api.state.Controls.Basis;
import io.atoll.api.state.Observation.LastExit;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.ApplicationStatus.Phase;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.api.yaml.Documents;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ManagerTest {
  private static final String THREE = "{image: a, replicas: 3}";
  private final TestCluster cluster = new TestCluster();

  private void three() {
    List.of("n1", "n2", "n3").forEach(cluster::node);
    cluster.apply("web", THREE);
    cluster.settle();
  }

  @Test
  void runsWhatIsAppliedSpreadOverTheNodes() {
    three();
    ApplicationStatus status = cluster.status("web");
    assertEquals(Phase.READY, status.phase(), status::toString);
    assertEquals(List.of(3, 3, 3), List.of(status.desired(), status.ready(), status.updated()));
    assertEquals(entry("web").modRevision(), status.seen());
    assertEquals(Set.of("n1", "n2", "n3"), nodesOf("web"));
    assertEquals(3, cluster.keys(Keys.INPUTS).size());
  }

  @Test
  void writesNothingOnceConverged() {
    three();
    long before = cluster.store.revision();
    cluster.settle();
    assertEquals(before, cluster.store.revision());
    cluster.lead(2);
    long led = cluster.store.revision();
    cluster.settle();
    assertEquals(led, cluster.store.revision());
  }

  @Test
  void makesNoRevisionOfACosmeticChange() {
    three();
    cluster.apply("web", "{ image: a,  replicas: 3 } # three");
    cluster.settle();
    assertEquals(1, cluster.status("web").revision());
    assertEquals(entry("web").modRevision(), cluster.status("web").seen());
    assertEquals(1, cluster.keys(Keys.revisions("web")).size());
  }

  @Test
  void keepsTheAcceptedRevisionRunningWhenADocumentIsRefused() {
    three();
    List<String> before = cluster.running("web");
    cluster.apply("web", "{imagee: b}");
    cluster.settle();
    ApplicationStatus status = cluster.status("web");
    assertEquals(Phase.REFUSED, status.phase());
    assertNotNull(status.error());
    assertEquals(3, status.ready());
    assertEquals(entry("web").modRevision(), status.seen());
    assertEquals(before, cluster.running("web"));
    cluster.apply("web", THREE);
    cluster.settle();
    assertEquals(Phase.READY, cluster.status("web").phase());
    assertEquals(1, cluster.status("web").revision());
  }

  @Test
  void refusesADocumentOfAnotherNameOrKind() {
    cluster.store.put(Keys.application("web"), "apiVersion: atoll/v1\nkind: Network\n");
    cluster.settle();
    assertEquals(Phase.REFUSED, cluster.status("web").phase());
    cluster.apply("other", THREE);
    cluster.store.put(Keys.application("web"), entry("other").text());
    cluster.settle();
    assertEquals(Phase.REFUSED, cluster.status("web").phase());
  }

  @Test
  void takesThousandsOfRoutesAndRefusesMoreThanFitsIntoTheStore() {
    cluster.node("n1");
    String few = routes("h%d.test", 10_000);
    cluster.apply("web", "{image: a, ports: [{name: p, port: 80}], routes: [" + few + "]}");
    cluster.settle();
    assertEquals(10_000, cluster.keys(Keys.ROUTES).size());
    assertEquals(Phase.READY, cluster.status("web").phase());

    String many = routes("a%d", 20_000);
    cluster.apply("web", "{image: a, ports: [{name: p, port: 80}], routes: [" + many + "]}");
    cluster.settle();
    ApplicationStatus status = cluster.status("web");
    assertEquals(Phase.REFUSED, status.phase());
    String message = Objects.requireNonNull(status.error()).message();
    assertTrue(message.endsWith("etcd at most 1499000: split the application"), message);
    assertEquals(1, status.revision());
  }

  private static String routes(String host, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{host: " + host.formatted(i) + ", port: p}")
        .collect(Collectors.joining(","));
  }

  @Test
  void replacesOneByOneStartFirst() {
    three();
    cluster.apply("web", "{image: b, replicas: 3}");
    for (int round = 0; round < 40; round++) {
      cluster.manage();
      assertTrue(cluster.running("web").size() <= 4, cluster.workers()::toString);
      long ready = cluster.status("web").ready();
      assertTrue(ready >= 3, cluster.status("web")::toString);
      cluster.obey();
      cluster.sixSecondsPass();
    }
    ApplicationStatus status = cluster.status("web");
    assertEquals(Phase.READY, status.phase(), status::toString);
    assertEquals(2, status.revision());
    assertEquals(Set.of("n1", "n2", "n3"), nodesOf("web"));
    assertTrue(cluster.keys(Keys.INPUTS).stream().allMatch(key -> key.endsWith("/2")));
  }

  @Test
  void holdsWhenTheNewOneNeverBecomesReadyAndCanLeaveThat() {
    three();
    List<String> old = cluster.running("web");
    cluster.healthy = old::contains;
    cluster.apply("web", "{image: broken, replicas: 3}");
    cluster.settle();
    assertEquals(4, cluster.running("web").size());
    assertTrue(cluster.running("web").containsAll(old));
    assertEquals(Phase.PROGRESSING, cluster.status("web").phase());
    assertEquals("Replacing: 1 of 3 workers are replaced", cluster.reason("web", "Progressing"));
    cluster.healthy = worker -> true;
    cluster.apply("web", "{image: c, replicas: 3}");
    cluster.settle();
    assertEquals(Phase.READY, cluster.status("web").phase());
  }

  @Test
  void restartsNothingWhenTheTemplateIsTheSame() {
    three();
    List<String> before = cluster.running("web");
    cluster.apply("web", "{image: a, replicas: 3, stop: {grace: 3s}}");
    cluster.settle();
    assertEquals(before, cluster.running("web"));
    assertEquals(2, cluster.status("web").revision());
    assertTrue(cluster.workers().values().stream().allMatch(it -> it.revision() == 2));
    assertEquals(Phase.READY, cluster.status("web").phase());
  }

  @Test
  void theLatestHumanStatementOfTheCountWins() {
    three();
    Entry document = entry("web");
    Controls five =
        Controls.NONE.withCount(5, new Basis(document.createRevision(), document.modRevision()));
    cluster.store.put(Keys.controls("web"), Documents.write(five));
    cluster.settle();
    assertEquals(5, cluster.running("web").size());
    cluster.apply("web", "{image: b, replicas: 3}");
    cluster.settle();
    assertEquals(5, cluster.running("web").size());
    cluster.apply("web", "{image: b, replicas: 2}");
    cluster.settle();
    assertEquals(2, cluster.running("web").size());
  }

  @Test
  void explainsWhatCannotBePlacedAndPlacesItWhenItCan() {
    cluster.node("n1");
    cluster.apply("web", "{image: a, replicas: 2, placement: {maxPerNode: 1}}");
    cluster.settle();
    assertEquals(1, cluster.running("web").size());
    String reason = cluster.reason("web", "Progressing");
    assertTrue(reason.startsWith("NotPlaced: 1 of the workers fit on none of 1 nodes"), reason);
    assertTrue(cluster.store.list(Keys.EVENTS).entries().toString().contains("NotPlaced"));
    cluster.node("n2");
    cluster.settle();
    assertEquals(Phase.READY, cluster.status("web").phase());
  }

  @Test
  void replacesTheWorkersOfALostNodeAndStopsThemThereWhenItReturns() {
    three();
    cluster.cut("n3");
    cluster.settle();
    assertEquals(3, cluster.running("web").size());
    assertEquals(Set.of("n1", "n2"), nodesOf("web"));
    cluster.node("n3");
    cluster.settle();
    assertEquals(3, cluster.workers().size());
    assertEquals(Phase.READY, cluster.status("web").phase());
  }

  @Test
  void movesNothingWhenHalfOfTheNodesAreLost() {
    three();
    List<String> before = cluster.running("web");
    cluster.cut("n2");
    cluster.cut("n3");
    cluster.settle();
    assertEquals(before, cluster.running("web"));
    assertEquals(Phase.DEGRADED, cluster.status("web").phase());
    assertTrue(cluster.reason("web", "Progressing").startsWith("ManyNodesLost"));
  }

  @Test
  void movesNothingFromAnUnmanagedNode() {
    three();
    List<String> before = cluster.running("web");
    cluster.cutController("n3");
    cluster.settle();
    assertEquals(before, cluster.running("web"));
    cluster.apply("more", "{image: a, replicas: 4}");
    cluster.settle();
    assertEquals(Set.of("n1", "n2"), nodesOf("more"));
  }

  @Test
  void reportsWorkersThatFail() {
    three();
    cluster.die(cluster.running("web").getFirst(), new LastExit(137, 9, true, Instant.EPOCH));
    cluster.manage();
    assertEquals(Phase.DEGRADED, cluster.status("web").phase());
    String reason = cluster.reason("web", "Available");
    assertTrue(reason.startsWith("WorkersFail") && reason.contains("out of memory"), reason);
  }

  @Test
  void leavesNoTraceOfADeletedApplication() {
    three();
    cluster.store.commit(Txn.of(Op.delete(Keys.application("web"))));
    cluster.manage();
    assertEquals(Phase.DELETING, cluster.status("web").phase());
    assertTrue(cluster.workers().values().stream().allMatch(it -> it.want() == Want.DRAIN));
    cluster.settle();
    for (String prefix :
        List.of(
            Keys.WORKERS,
            Keys.INPUTS,
            Keys.REVISIONS,
            Keys.SCALE,
            Keys.OBSERVED,
            Keys.APPLICATION_STATUS,
            Keys.CONTROLS)) {
      assertEquals(List.of(), cluster.keys(prefix));
    }
  }

  @Test
  void aCreatedAgainApplicationNeverMeetsItsPast() {
    three();
    long past = cluster.status("web").uid();
    cluster.apply("web", "{image: b, replicas: 3}");
    cluster.settle();
    Set<String> names = Set.copyOf(cluster.running("web"));
    cluster.store.commit(Txn.of(Op.delete(Keys.application("web"))));
    cluster.apply("web", THREE);
    cluster.settle();
    ApplicationStatus status = cluster.status("web");
    assertEquals(Phase.READY, status.phase(), status::toString);
    assertEquals(1, status.revision());
    assertNotEquals(past, status.uid());
    assertTrue(cluster.running("web").stream().noneMatch(names::contains));
    assertEquals(1, cluster.keys(Keys.revisions("web")).size());
  }

  @Test
  void keepsTwentyRevisions() {
    three();
    for (int i = 0; i < 30; i++) {
      cluster.apply("web", "{image: a%d, replicas: 1}".formatted(i));
      cluster.settle();
    }
    assertEquals(20, cluster.keys(Keys.revisions("web")).size());
  }

  @Test
  void makesTheClusterOnceAndTouchesNothingInAnother() {
    three();
    List<String> before = cluster.running("web");
    cluster.store.put(
        Keys.CLUSTER,
        Documents.write(new io.atoll.api.state.Cluster("other", 1, List.of(), "0.1.0")));
    cluster.settle();
    cluster.apply("web", "{image: a, replicas: 7}");
    cluster.settle();
    assertEquals(before, cluster.running("web"));
  }

  private Entry entry(String application) {
    return cluster.store.get(Keys.application(application)).orElseThrow();
  }

  private Set<String> nodesOf(String application) {
    return cluster.running(application).stream()
        .map(it -> it.substring(0, it.indexOf('/')))
        .collect(Collectors.toSet());
  }
}
