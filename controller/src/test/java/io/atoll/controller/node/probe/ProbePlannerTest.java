package io.atoll.controller.node.probe;

import static io.atoll.api.application.Health.Kind.LIVENESS;
import static io.atoll.api.application.Health.Kind.READINESS;
import static io.atoll.api.application.Health.Kind.STARTUP;
import static io.atoll.controller.node.probe.Ward.probe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.state.ProbeReport;
import io.atoll.controller.node.probe.Verdict.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class ProbePlannerTest {

  private static Ward ready() {
    return new Ward(Ward.usual()).passes(STARTUP).passes(READINESS);
  }

  @Test
  void isReadyAtOnceWithoutProbes() {
    assertEquals(State.READY, new Ward(Map.of()).state());
  }

  @Test
  void startupHoldsTheOthersBack() {
    Ward ward = new Ward(Ward.usual());
    assertEquals(List.of(STARTUP), ward.passing("1m").due());
    assertEquals("waiting for its startup probe", ward.message());
    ward.passes(STARTUP);
    assertEquals(List.of(READINESS), ward.due());
    assertEquals(State.WAITING, ward.state());
    assertEquals(List.of(READINESS, LIVENESS), ward.passing("5s").due());
  }

  @Test
  void asksOftenUntilItFirstPassesAndCountsOnceAPeriod() {
    Ward ward = new Ward(Ward.usual());
    int asked = 0;
    while (ward.state() != State.SICK) {
      ward.fails(STARTUP, "refused");
      asked++;
      ward.passing(ward.restful() ? "0s" : ward.next().toString().substring(2));
    }
    assertTrue(asked > 15, "asked " + asked);
    assertEquals("startup probe failed 5 times in a row: refused", ward.message());
    assertTrue(ward.due().isEmpty());
  }

  @Test
  void doesNotCountWhatFailsWithinTheFirstPeriod() {
    Ward ward = new Ward(Map.of(READINESS, probe("1s", 1)));
    ward.fails(READINESS, "refused").passing("0.5s").fails(READINESS, "refused");
    assertEquals("waiting for its readiness probe", ward.message());
    ward.passing("0.5s").fails(READINESS, "refused");
    assertEquals("readiness probe fails: refused", ward.message());
  }

  @Test
  void becomesUnreadyAfterSoManyFailuresInARowAndReadyWithOneSuccess() {
    Ward ward = ready();
    assertEquals(State.READY, ward.fails(READINESS, "HTTP 503").state());
    assertEquals(State.READY, ward.passes(READINESS).fails(READINESS, "HTTP 500").state());
    assertEquals(State.UNREADY, ward.fails(READINESS, "HTTP 503").state());
    assertEquals("readiness probe failed 2 times in a row: HTTP 503", ward.message());
    assertEquals(State.READY, ward.passes(READINESS).state());
  }

  @Test
  void isGivenUpAfterSoManyFailuresOfLivenessInARow() {
    Ward ward = ready().fails(LIVENESS, "a").fails(LIVENESS, "b").passes(LIVENESS);
    ward.fails(LIVENESS, "c").fails(LIVENESS, "d");
    assertEquals(State.READY, ward.state());
    assertEquals(State.SICK, ward.fails(LIVENESS, "e").state());
    assertFalse(ward.vitals().ready());
    assertEquals("liveness probe failed 3 times in a row: e", ward.message());
    assertTrue(ward.restful());
    assertEquals(State.SICK, ward.passes(READINESS).state());
  }

  @Test
  void whatCouldNotBeAskedCountsForNothing() {
    Ward ward = ready().fails(LIVENESS, "a").fails(LIVENESS, "b");
    for (int i = 0; i < 10; i++) {
      ward.answer(LIVENESS, new ProbeResult.Unknown("the engine is away"));
    }
    assertEquals(State.READY, ward.state());
    assertEquals(State.SICK, ward.fails(LIVENESS, "c").state());
  }

  @Test
  void asksEachOnceAtATime() {
    Ward ward = new Ward(Ward.usual());
    Vitals asked = ProbePlanner.asked(ward.vitals(), STARTUP);
    assertTrue(ProbePlanner.due(asked, Duration.ofDays(1)).isEmpty());
    assertTrue(ProbePlanner.next(asked).isEmpty());
  }

  @Test
  void aChangeOfProbesNeverTakesReadinessBack() {
    Ward ward = ready();
    ward.change(
        ImmutableMap.of(
            STARTUP, probe("2s", 9), READINESS, probe("3s", 2), LIVENESS, probe("1s", 1)));
    assertEquals(State.READY, ward.state());
    assertEquals(List.of(READINESS, LIVENESS), ward.passing("3s").due());
    ward.change(Map.of());
    assertEquals(State.READY, ward.state());
    ward.change(Map.of(READINESS, probe("1s", 2)));
    assertEquals(State.READY, ward.fails(READINESS, "no").state());
    assertEquals(State.UNREADY, ward.fails(READINESS, "no").state());
    ward.change(Map.of());
    assertEquals(State.READY, ward.state());
  }

  @Test
  void anAnswerToAProbeThatWasChangedMeanwhileCountsForNothing() {
    Ward ward = ready();
    ProbeSpec old = probe("5s", 3);
    ward.change(Map.of(LIVENESS, probe("1s", 1)));
    Vitals asked = ProbePlanner.asked(ward.vitals(), LIVENESS);
    Vitals after =
        ProbePlanner.after(
            asked, LIVENESS, old, new ProbeResult.Failed("no"), Duration.ZERO, Ward.START);
    assertEquals(asked, after);
  }

  @Test
  void resumesAfterARestartOfTheControllerWithoutAFlap() {
    Ward ward = new Ward(Ward.usual()).remembered(Vitals.remembered("i1", true, List.of()));
    assertEquals(State.READY, ward.state());
    assertEquals(State.READY, ward.fails(READINESS, "no").state());
    assertEquals(State.UNREADY, ward.fails(READINESS, "no").state());
    ward.fails(LIVENESS, "no").fails(LIVENESS, "no");
    assertEquals(State.UNREADY, ward.state());
  }

  @Test
  void spreadsTheFirstProbesOfWhatItFindsRunning() {
    long moments =
        java.util.stream.IntStream.range(0, 50)
            .mapToObj(i -> Vitals.remembered("i" + i, true, List.of()))
            .map(it -> new Ward(Ward.usual()).remembered(it).next())
            .peek(it -> assertTrue(it.compareTo(Duration.ofSeconds(1)) < 0, it.toString()))
            .distinct()
            .count();
    assertTrue(moments > 25, "only " + moments + " different moments");
  }

  @Test
  void reportsTheLastFailureAndKeepsItWhenAllIsWell() {
    Ward ward = ready();
    assertNull(report(ward, READINESS).lastFailure());
    ward.fails(READINESS, "HTTP 503").passes(READINESS);
    assertEquals("HTTP 503", report(ward, READINESS).lastFailure());
    assertTrue(report(ward, READINESS).passing());
    assertFalse(report(ward, LIVENESS).passing());
    Vitals next = Vitals.unknown("i2", ward.vitals().reports());
    Ward later = new Ward(Ward.usual()).remembered(next);
    assertEquals("HTTP 503", report(later, READINESS).lastFailure());
    assertEquals("waiting for its startup probe", later.message());
  }

  @Test
  void takesATextThatChangesAllTheTimeSeldom() {
    Ward ward = ready().fails(READINESS, "0");
    int changes = 0;
    for (int i = 1; i <= 100; i++) {
      String before = report(ward, READINESS).lastFailure();
      ward.passing("1s").fails(READINESS, "at " + i);
      changes += Objects.equals(report(ward, READINESS).lastFailure(), before) ? 0 : 1;
    }
    assertTrue(changes >= 9 && changes <= 12, "took " + changes);
  }

  private static ProbeReport report(Ward ward, io.atoll.api.application.Health.Kind kind) {
    return ward.vitals().reports().stream()
        .filter(it -> it.probe() == kind)
        .findFirst()
        .orElseThrow();
  }
}
