package io.atoll.controller.manager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** First starts that wait for other applications, on a whole manager. */
final class DependencyTest {
  private final TestCluster cluster = new TestCluster();

  @BeforeEach
  void oneNode() {
    cluster.node("n1");
  }

  @Test
  void theFirstStartWaitsUntilTheOtherIsAvailable() {
    cluster.healthy = it -> !it.contains("db-");
    cluster.apply("web", "{image: a, dependsOn: [db]}");
    cluster.apply("db", "{image: a}");
    cluster.settle();
    assertEquals(0, cluster.running("web").size());
    assertEquals(
        "WaitsFor: its first start waits until these are available: db",
        cluster.reason("web", "Progressing"));
    cluster.healthy = it -> true;
    cluster.settle();
    assertEquals(1, cluster.running("web").size());
    assertTrue(cluster.reason("web", "Progressing").startsWith("Complete"));
  }

  @Test
  void namesTheNearestOfThoseThatThereAre() {
    cluster.apply("database", "{image: a}");
    cluster.apply("web", "{image: a, dependsOn: [databse]}");
    cluster.settle();
    assertEquals(
        "WaitsFor: its first start waits until these are available: databse (there is no such"
            + " application; did you mean 'database'?)",
        cluster.reason("web", "Progressing"));
  }

  @Test
  void waitsOnlyOnce() {
    cluster.apply("db", "{image: a}");
    cluster.apply("web", "{image: a, dependsOn: [db], replicas: 2}");
    cluster.settle();
    cluster.healthy = it -> !it.contains("db-");
    cluster.obey();
    cluster.apply("web", "{image: b, dependsOn: [db], replicas: 3}");
    cluster.settle();
    assertEquals(3, cluster.running("web").size());
    assertEquals(2, cluster.status("web").revision());
    assertEquals(3, cluster.status("web").updated());
  }

  @Test
  void tellsEachOfACircleAndStartsTheRest() {
    cluster.apply("a", "{image: a, dependsOn: [b]}");
    cluster.apply("b", "{image: a, dependsOn: [c]}");
    cluster.apply("c", "{image: a, dependsOn: [a, other]}");
    cluster.apply("other", "{image: a}");
    cluster.settle();
    assertEquals(
        "DependencyCycle: none of these can start before the other: a -> b -> c -> a; take the name"
            + " of one out of the dependsOn of another",
        cluster.reason("a", "Progressing"));
    assertTrue(cluster.reason("c", "Progressing").startsWith("DependencyCycle"));
    assertEquals(1, cluster.running("other").size());
    cluster.apply("c", "{image: a, dependsOn: [other]}");
    cluster.settle();
    assertEquals(1, cluster.running("a").size());
  }
}
