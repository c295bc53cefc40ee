package io.atoll.controller.manager.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Assignment.Want;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Observation.Phase;
import io.atoll.api.state.Owner;
import io.atoll.api.state.ProxyReport;
import io.atoll.controller.manager.worker.WorkerAction.Drain;
import io.atoll.controller.manager.worker.WorkerAction.Stop;
import io.atoll.controller.manager.world.ApplicationState;
import io.atoll.controller.manager.world.Contact;
import io.atoll.controller.manager.world.Dependencies;
import io.atoll.controller.manager.world.LoadFigures;
import io.atoll.controller.manager.world.Proxies;
import io.atoll.controller.manager.world.RouteFacts;
import io.atoll.controller.manager.world.Stored;
import io.atoll.controller.manager.world.WorkerState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LeavingPlannerTest {
  private static final Owner OWNER = new Owner("application", "web", 7);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LIMIT = NOON.plusSeconds(30);

  @ParameterizedTest
  @EnumSource(Phase.class)
  void drainsWhoMayHaveRequestsAndStopsTheOthersAtOnce(Phase phase) {
    WorkerState worker = worker(Want.RUN, phase, Contact.HEARD);
    boolean serves = List.of(Phase.READY, Phase.UNREADY, Phase.DRAINING).contains(phase);
    assertEquals(
        List.of(serves ? new Drain(worker, "Replaced", NOON, LIMIT) : new Stop(worker, "Replaced")),
        leave(worker).actions());
  }

  @Test
  void waitsForNobodyOnALostNode() {
    WorkerState lost = worker(Want.RUN, Phase.READY, Contact.LOST);
    assertEquals(List.of(new Stop(lost, "Replaced")), leave(lost).actions());
    WorkerState draining = draining(Contact.LOST);
    assertEquals(
        List.of(new Stop(draining, "NodeLost")), drain(draining, NOON, report(3)).actions());
  }

  @Test
  void givesClientsWithAnOldAddressTwoSecondsEvenIfNobodyHasASession() {
    WorkerPlan plan = drain(draining(Contact.HEARD), NOON.plusMillis(500), report(0));
    assertEquals(List.of(), plan.actions());
    assertEquals(Duration.ofMillis(1500), plan.again());
  }

  @Test
  void stopsOnceEveryProxyIsDone() {
    WorkerState worker = draining(Contact.HEARD);
    Instant later = NOON.plusSeconds(2);
    assertEquals(List.of(new Stop(worker, "Drained")), drain(worker, later).actions());
    assertEquals(
        List.of(new Stop(worker, "Drained")), drain(worker, later, report(0), report(0)).actions());
    WorkerPlan busy = drain(worker, later, report(0), report(2));
    assertEquals(List.of(), busy.actions());
    assertEquals(Duration.ofSeconds(28), busy.again());
  }

  @Test
  void waitsForAProxyThatHasNotHeardOfItYet() {
    ProxyReport unaware = new ProxyReport("p", 1, Map.of("web-zzzzz", 0), List.of());
    Instant later = NOON.plusSeconds(29);
    assertEquals(List.of(), drain(draining(Contact.HEARD), later, unaware).actions());
  }

  @Test
  void waitsNoLongerThanItsLimit() {
    WorkerState worker = draining(Contact.UNMANAGED);
    assertEquals(
        List.of(new Stop(worker, "DrainTimeout")), drain(worker, LIMIT, report(2)).actions());
  }

  @Test
  void leavesThoseAloneThatAreToldAlready() {
    WorkerState told = worker(Want.STOP, Phase.DRAINING, Contact.HEARD);
    WorkerState ended = worker(Want.DRAIN, Phase.STOPPED, Contact.HEARD);
    assertEquals(List.of(), drain(told, LIMIT).actions());
    assertEquals(List.of(), drain(ended, LIMIT).actions());
  }

  private static WorkerPlan leave(WorkerState worker) {
    WorkerPlan plan = WorkerPlan.of(List.of(new Stop(worker, "Replaced")));
    return LeavingPlanner.inOrder(plan, state(worker), List.of(), Proxies.NONE, NOON);
  }

  private static WorkerPlan drain(WorkerState worker, Instant now, ProxyReport... reports) {
    Proxies proxies = new Proxies(List.of(reports));
    return LeavingPlanner.inOrder(WorkerPlan.EMPTY, state(worker), List.of(worker), proxies, now);
  }

  private static ProxyReport report(int sessions) {
    return new ProxyReport("p", 1, Map.of("web-aaaaa", sessions), List.of());
  }

  private static ApplicationState state(WorkerState... workers) {
    return new ApplicationState(
        "web",
        null,
        null,
        null,
        null,
        List.of(),
        List.of(workers),
        Map.of(),
        Dependencies.NONE,
        Stream.of(workers).map(WorkerState::name).collect(Collectors.toSet()),
        RouteFacts.NONE,
        LoadFigures.NONE);
  }

  private static WorkerState draining(Contact contact) {
    return worker(Want.DRAIN, Phase.DRAINING, contact);
  }

  private static WorkerState worker(Want want, Phase phase, Contact contact) {
    Assignment run = new Assignment(OWNER, 1, 0, "default", Want.RUN, null);
    Assignment assignment = want == Want.RUN ? run : run.draining(NOON, LIMIT).withWant(want);
    Stored<Assignment> stored = new Stored<>(Keys.worker("n1", "web-aaaaa"), assignment, "", 3, 4);
    Observation seen =
        new Observation(
            "web-aaaaa",
            OWNER,
            1,
            1,
            "i",
            phase,
            "10.64.0.2",
            "c",
            phase == Phase.READY,
            0,
            NOON,
            null,
            "",
            "");
    return new WorkerState("web-aaaaa", "n1", stored, contact, seen);
  }
}
