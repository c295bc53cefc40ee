package io.atoll.controller.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atoll.api.state.Cluster;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ClusterPlannerTest {
  record Case(
      String name,
      @Nullable ClusterMemory known,
      @Nullable Cluster found,
      long revision,
      String verdict) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    ClusterMemory known = new ClusterMemory("a", 2, 100, false, List.of());
    ClusterMemory back = known.sentBack();
    return Stream.of(
        new Case("a new host and an empty etcd are vacant", null, null, 1, "Vacant"),
        new Case("a new host joins", null, cluster("a", 1), 1, "Member"),
        new Case("an emptied etcd holds", known, null, 500, "Hold"),
        new Case("the same cluster is ours", known, cluster("a", 2), 100, "Member"),
        new Case("an older revision holds", known, cluster("a", 2), 99, "Hold"),
        new Case("an older epoch holds", known, cluster("a", 1), 500, "Hold"),
        new Case("one that went back stays back", back, cluster("a", 2), 500, "Hold"),
        new Case("a raised epoch ends that too", back, cluster("a", 3), 500, "Member"),
        new Case("a raised epoch ends a restore", known, cluster("a", 3), 5, "Member"),
        new Case("another cluster holds", known, cluster("b", 9), 500, "Hold"),
        new Case("another that adopts us is ours", known, cluster("b", 1, "a"), 5, "Member"),
        new Case("one that adopts others holds", known, cluster("b", 1, "c"), 5, "Hold"),
        new Case("an old adoption proves nothing", known, cluster("a", 2, "a"), 5, "Hold"),
        new Case("an adoption from an older epoch", known, cluster("a", 1, "a"), 5, "Member"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void judges(Case it) {
    ClusterVerdict verdict = ClusterPlanner.judge(it.known, it.found, it.revision);
    assertEquals(it.verdict, verdict.getClass().getSimpleName(), verdict::toString);
  }

  @Test
  void remembersThatItsStoreWentBack() {
    ClusterMemory known = new ClusterMemory("a", 2, 100, false, List.of());
    assertEquals(known.sentBack(), ClusterPlanner.after(known, cluster("a", 2), 50));
    assertEquals(known, ClusterPlanner.after(known, cluster("b", 2), 50));
    assertEquals(known, ClusterPlanner.after(known, null, 50));
    assertEquals(
        new ClusterMemory("b", 1, 60, false, List.of("a")),
        ClusterPlanner.after(known, cluster("b", 1, "a"), 60));
  }

  private static Cluster cluster(String id, int epoch, String... adopts) {
    return new Cluster(id, epoch, List.of(adopts), "0.1.0");
  }
}
