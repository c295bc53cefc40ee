package io.atoll.controller.manager.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.application.Placement;
import io.atoll.api.application.Placement.Constraint;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import io.atoll.controller.manager.placement.Candidate.Availability;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PlacementPlannerTest {
  private static final Placement ANYWHERE =
      new Placement(List.of(), List.of("node"), null, List.of());

  @Test
  void spreadsOverNodes() {
    assertEquals(
        List.of("n1", "n2", "n3", "n1"), place(ANYWHERE, 4, node("n3"), node("n1"), node("n2")));
  }

  @Test
  void countsWhatAlreadyRuns() {
    assertEquals(List.of("n2", "n2", "n1"), place(ANYWHERE, 3, node("n1").withOwn(2), node("n2")));
  }

  @Test
  void prefersTheLeastRequestedShare() {
    assertEquals(List.of("n2"), place(ANYWHERE, 1, used("n1", 500), used("n2", 100)));
  }

  @Test
  void spreadsOverALabelFirst() {
    Placement zones = new Placement(List.of(), List.of("zone"), null, List.of());
    List<String> placed =
        place(
            zones,
            4,
            labelled("a1", Map.of("zone", "a")),
            labelled("a2", Map.of("zone", "a")),
            labelled("b1", Map.of("zone", "b")));
    assertEquals(List.of("a1", "b1", "a2", "b1"), placed);
  }

  @Test
  void filtersByConstraints() {
    Placement ssd =
        new Placement(
            List.of(new Constraint("disk", true, "ssd"), new Constraint(null, false, "n1")),
            List.of("node"),
            null,
            List.of());
    assertEquals(
        List.of("n2", "n2"),
        place(
            ssd,
            2,
            labelled("n1", Map.of("disk", "ssd")),
            labelled("n2", Map.of("disk", "ssd")),
            node("n3")));
  }

  @Test
  void placesOnlyOnNodesThatAnswerAndAreNotCordoned() {
    List<Candidate> nodes =
        List.of(
            candidate("held", Availability.HELD, false, false),
            candidate("lost", Availability.LOST, false, false),
            candidate("unmanaged", Availability.UNMANAGED, false, false),
            candidate("cordoned", Availability.READY, true, false),
            candidate("draining", Availability.READY, false, true));
    PlacementResult result = PlacementPlanner.place(request(ANYWHERE, 1, 10), nodes);
    Explanation failure = result.failure();
    assertNotNull(failure);
    assertEquals(Map.of("not available", 3, "cordoned or draining", 2), failure.removed());
    assertEquals("cordoned, is cordoned", failure.nearest());
  }

  @Test
  void respectsMaxPerNode() {
    Placement two = new Placement(List.of(), List.of("node"), 2, List.of());
    PlacementResult result =
        PlacementPlanner.place(request(two, 5, 10), List.of(node("n1").withOwn(1), node("n2")));
    assertEquals(List.of("n2", "n1", "n2"), result.nodes());
    Explanation failure = result.failure();
    assertNotNull(failure);
    assertEquals(
        "2 of the workers fit on none of 2 nodes: 2 full by maxPerNode; the nearest, n1, already"
            + " runs 2 of at most 2 workers",
        failure.message());
  }

  @Test
  void staysNearWhatIsAskedFor() {
    Placement near = new Placement(List.of(), List.of("node"), null, List.of("db"));
    Candidate with =
        new Candidate(
            "n2",
            Map.of(),
            Availability.READY,
            false,
            false,
            capacity(),
            Demand.NONE,
            0,
            Set.of("db"));
    assertEquals(List.of("n2", "n2"), place(near, 2, node("n1"), with));
  }

  @Test
  void neverGivesOutMoreThanThereIsAndSaysWhatIsLacking() {
    PlacementResult result =
        PlacementPlanner.place(request(ANYWHERE, 3, 600), List.of(used("n1", 0), used("n2", 500)));
    assertEquals(List.of("n1"), result.nodes());
    Explanation failure = result.failure();
    assertNotNull(failure);
    assertEquals(
        "n2, has only 500m of cpu free, 600m requested", failure.nearest(), failure::message);
  }

  @Test
  void saysSoIfThereIsNoNode() {
    Explanation failure = PlacementPlanner.place(request(ANYWHERE, 2, 1), List.of()).failure();
    assertNotNull(failure);
    assertTrue(failure.message().startsWith("no node has joined"), failure::message);
  }

  @Test
  void theOrderOfNodesDoesNotMatter() {
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      List<Candidate> nodes = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        nodes.add(used("n" + i, 100L * random.nextInt(4)).withOwn(random.nextInt(3)));
      }
      List<String> first = PlacementPlanner.place(request(ANYWHERE, 9, 50), nodes).nodes();
      Collections.shuffle(nodes, random);
      assertEquals(
          first, PlacementPlanner.place(request(ANYWHERE, 9, 50), nodes).nodes(), "seed " + seed);
    }
  }

  @Test
  void placesTenThousandWorkersOnAThousandNodesEvenlyAndSoon() {
    List<Candidate> nodes =
        IntStream.range(0, 1000).mapToObj(i -> used("n%03d".formatted(i), 0)).toList();
    long began = System.nanoTime();
    PlacementResult result = PlacementPlanner.place(request(ANYWHERE, 10_000, 100), nodes);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    assertNull(result.failure());
    Map<String, Long> perNode =
        result.nodes().stream().collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    assertEquals(Set.of(10L), Set.copyOf(perNode.values()));
    assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, took::toString);
  }

  private static List<String> place(Placement placement, int count, Candidate... nodes) {
    PlacementResult result = PlacementPlanner.place(request(placement, count, 10), List.of(nodes));
    assertNull(result.failure());
    return result.nodes();
  }

  private static PlacementRequest request(Placement placement, int count, long millis) {
    return new PlacementRequest(placement, new Demand(new Cpu(millis), DataSize.ZERO), count);
  }

  private static Demand capacity() {
    return new Demand(new Cpu(1000), new DataSize(1 << 30));
  }

  private static Candidate node(String name) {
    return labelled(name, Map.of());
  }

  private static Candidate candidate(
      String name, Availability availability, boolean cordoned, boolean draining) {
    return new Candidate(
        name, Map.of(), availability, cordoned, draining, capacity(), Demand.NONE, 0, Set.of());
  }

  private static Candidate used(String name, long millis) {
    return make(name, Map.of(), new Demand(new Cpu(millis), DataSize.ZERO));
  }

  private static Candidate labelled(String name, Map<String, String> labels) {
    return make(name, labels, null);
  }

  private static Candidate make(String name, Map<String, String> labels, @Nullable Demand used) {
    return new Candidate(
        name,
        labels,
        Availability.READY,
        false,
        false,
        capacity(),
        used == null ? Demand.NONE : used,
        0,
        Set.of());
  }
}
