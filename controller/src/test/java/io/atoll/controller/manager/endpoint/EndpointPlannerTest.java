package io.atoll.controller.manager.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Assignment.Want;
import io.atoll.api.state.Endpoints;
import io.atoll.api.state.Endpoints.Endpoint;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Observation.Phase;
import io.atoll.api.state.Owner;
import io.atoll.api.store.Compare;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.manager.world.Change;
import io.atoll.controller.manager.world.Contact;
import io.atoll.controller.manager.world.Stored;
import io.atoll.controller.manager.world.WorkerState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EndpointPlannerTest {
  private static final Owner OWNER = new Owner("application", "web", 7);
  private static final Instant SINCE = Instant.parse("2026-03-01T12:00:00Z");
  private static final Map<Integer, Map<String, Integer>> PORTS = Map.of(1, Map.of("http", 8080));
  private static final String FIRST = Keys.endpoints("web", 0);
  private static final String SECOND = Keys.endpoints("web", 1);

  @Test
  void listsReadyWorkersWithTheirPorts() {
    Change change = only(plan(List.of(), worker("b"), worker("a")));
    assertEquals(FIRST, change.key());
    assertEquals(List.of(Compare.absent(FIRST)), change.conditions());
    assertEquals(new Endpoints(List.of(endpoint("a"), endpoint("b")), List.of()), read(change));
  }

  @Test
  void leavesOutWhatIsNotReadyOrNotWantedOrLost() {
    assertEquals(
        List.of(),
        plan(
            List.of(),
            worker("a", Want.RUN, Phase.UNREADY, false),
            worker("b", Want.STOP, Phase.READY, false),
            worker("c", Want.RUN, Phase.READY, true)));
  }

  @Test
  void keepsWorkersOfLostNodesWhileManyAreLost() {
    WorkerState lost = worker("a", Want.RUN, Phase.READY, true);
    EndpointState state = new EndpointState("web", List.of(lost), PORTS, List.of(), true);
    assertEquals(List.of(endpoint("a")), read(only(EndpointPlanner.plan(state))).ready());
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void saysOfADrainingWorkerThatItDrainsUntilItsEnd(Phase phase) {
    List<Change> changes = plan(List.of(), worker("a", Want.DRAIN, phase, false));
    boolean up = List.of(Phase.RUNNING, Phase.READY, Phase.UNREADY, Phase.DRAINING).contains(phase);
    assertEquals(
        up ? List.of(new Endpoints(List.of(), List.of(endpoint("a")))) : List.of(),
        changes.stream().map(EndpointPlannerTest::read).toList());
  }

  @Test
  void writesNothingWhereNothingHasChanged() {
    assertEquals(List.of(), plan(List.of(slice(FIRST, endpoint("a"))), worker("a")));
  }

  @Test
  void keepsEachWorkerInItsSliceAndFillsTheGaps() {
    Stored<Endpoints> full = slice(FIRST, hundred(0));
    Stored<Endpoints> second = slice(SECOND, endpoint("z"));
    List<WorkerState> workers = new ArrayList<>(Arrays.asList(workers(full)));
    workers.removeFirst();
    workers.add(worker("new"));
    workers.add(worker("z"));
    List<Change> changes = plan(List.of(full, second), workers.toArray(WorkerState[]::new));
    Change change = only(changes);
    assertEquals(FIRST, change.key());
    assertEquals(
        List.of(new Compare.ModRevision(change.key(), full.modRevision())), change.conditions());
    assertEquals(100, read(change).ready().size());
    assertEquals("new", read(change).ready().getFirst().worker());
  }

  @Test
  void beginsAnotherSliceWhenAllAreFull() {
    Stored<Endpoints> full = slice(FIRST, hundred(0));
    WorkerState[] workers =
        Stream.concat(Arrays.stream(workers(full)), Stream.of(worker("zz")))
            .toArray(WorkerState[]::new);
    Change change = only(plan(List.of(full), workers));
    assertEquals(SECOND, change.key());
    assertEquals(List.of(endpoint("zz")), read(change).ready());
  }

  @Test
  void deletesAnEmptySliceAndOneOfADeletedApplication() {
    Change change = only(plan(List.of(slice(FIRST, endpoint("a")))));
    assertEquals(FIRST, change.key());
    assertNull(change.text());
  }

  @Test
  void listsAWorkerOnceThatStandsInTwoSlices() {
    Change change =
        only(plan(List.of(slice(FIRST, endpoint("a")), slice(SECOND, endpoint("a"))), worker("a")));
    assertEquals(SECOND, change.key());
    assertNull(change.text());
  }

  @Test
  void writesAnewWhatSomebodyMadeUnreadable() {
    Stored<Endpoints> broken = new Stored<>(FIRST, Endpoints.NONE, "", 3, 9);
    Change change = only(plan(List.of(broken), worker("a")));
    assertEquals(List.of(new Compare.ModRevision(change.key(), 9)), change.conditions());
    assertEquals(List.of(endpoint("a")), read(change).ready());
  }

  @Test
  void leavesAWorkerAsItWasUntilThePortsOfItsRevisionAreKnown() {
    EndpointState unknown =
        new EndpointState("web", List.of(worker("a")), Map.of(), List.of(), false);
    assertEquals(List.of(), EndpointPlanner.plan(unknown));
    List<Stored<Endpoints>> before = List.of(slice(FIRST, endpoint("a")));
    EndpointState behind = new EndpointState("web", List.of(worker("a")), Map.of(), before, false);
    assertEquals(List.of(), EndpointPlanner.plan(behind));
  }

  private static List<Change> plan(List<Stored<Endpoints>> slices, WorkerState... workers) {
    return EndpointPlanner.plan(new EndpointState("web", List.of(workers), PORTS, slices, false));
  }

  private static Change only(List<Change> changes) {
    assertEquals(1, changes.size(), changes::toString);
    return changes.getFirst();
  }

  private static Endpoints read(Change change) {
    return Documents.read(Objects.requireNonNull(change.text()), Endpoints.class);
  }

  private static Stored<Endpoints> slice(String key, Endpoint... ready) {
    Endpoints endpoints = new Endpoints(List.of(ready), List.of());
    return new Stored<>(key, endpoints, Documents.write(endpoints), 3, 9);
  }

  private static Endpoint[] hundred(int from) {
    return IntStream.range(from, from + 100)
        .mapToObj(i -> endpoint("w%03d".formatted(i)))
        .toArray(Endpoint[]::new);
  }

  private static WorkerState[] workers(Stored<Endpoints> slice) {
    return slice.value().ready().stream()
        .map(it -> worker(it.worker()))
        .toArray(WorkerState[]::new);
  }

  private static Endpoint endpoint(String worker) {
    return new Endpoint(worker, "n1", "10.64.0.2", Map.of("http", 8080), SINCE);
  }

  private static WorkerState worker(String name) {
    return worker(name, Want.RUN, Phase.READY, false);
  }

  private static WorkerState worker(String name, Want want, Phase phase, boolean lost) {
    Assignment assignment = new Assignment(OWNER, 1, 0, "default", want, null);
    Observation seen =
        new Observation(
            name,
            OWNER,
            1,
            1,
            "i",
            phase,
            "10.64.0.2",
            "c",
            phase == Phase.READY,
            0,
            SINCE,
            null,
            "",
            "");
    return new WorkerState(
        name,
        "n1",
        new Stored<>(Keys.worker("n1", name), assignment, "", 1, 1),
        lost ? Contact.LOST : Contact.HEARD,
        seen);
  }
}
