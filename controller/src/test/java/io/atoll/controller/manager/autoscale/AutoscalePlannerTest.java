package io.atoll.controller.manager.autoscale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From answers to a count. */
final class AutoscalePlannerTest {
  private static final Duration TICK = Duration.ofSeconds(2);

  @ParameterizedTest(name = "{0} workers, {1} requests a second at 50 each: {2}")
  @CsvSource({
    "8, 400, 8",
    "8, 440, 8",
    "8, 441, 9",
    "8, 360, 8",
    "8, 359, 8",
    "8, 340, 7",
    "2, 400, 8",
    "2, 100000, 1000",
    "8, 0, 1",
  })
  void requestsAreSharedOutAmongWorkers(int current, double rate, int wanted) {
    assertEquals(wanted, new Scene(current).down("0s").requests(50).rate(rate).count());
  }

  @Test
  void theLargestAnswerWins() {
    Decision decision =
        new Scene(4).cpu(60).memory(80).requests(50).workers(4, 90, 160).rate(300).decide();
    assertEquals(8, decision.count());
    assertEquals("Memory", decision.reason());
  }

  @Test
  void byRequestsTheCountRisesWithoutAStep() {
    assertEquals(100, new Scene(1).requests(10).rate(1000).count());
  }

  @Test
  void byUseItDoublesOrRisesByFourEachFifteenSeconds() {
    Scene scene = new Scene(2).cpu(50).workers(2, 5000, 0);
    assertEquals(6, scene.count());
    assertEquals(6, scene.after(TICK).count());
    scene.clear().workers(6, 5000, 0);
    assertEquals(12, scene.after(Duration.ofSeconds(13)).count());
    scene.clear().workers(12, 5000, 0);
    assertEquals(24, scene.after(Duration.ofSeconds(15)).count());
  }

  @Test
  void limitsThatAUserWroteHoldForRequestsToo() {
    Scene scene = new Scene(2).requests(10).up("0s", "3/1m").rate(1000);
    assertEquals(5, scene.count());
    assertEquals(5, scene.after(Duration.ofSeconds(59)).rate(1000).count());
    assertEquals(8, scene.after(Duration.ofSeconds(1)).rate(1000).count());
  }

  @Test
  void whatUseMayNotReachRequestsMay() {
    Decision decision = new Scene(2).cpu(50).requests(10).workers(2, 5000, 0).rate(100).decide();
    assertEquals(10, decision.count());
    assertEquals(200, decision.raw());
    assertEquals(1, decision.clamps().size());
    assertTrue(decision.clamps().getFirst().startsWith("scaleUp.max 100%/15s, 4/15s"));
  }

  @Test
  void goesDownOnlyToTheMostOfTwoMinutes() {
    Scene scene = new Scene(10).requests(10).rate(100);
    assertEquals(10, scene.count());
    assertEquals(10, run(scene, 60, 50), "that a hundred were needed is a minute ago");
    assertEquals(10, run(scene, 56, 50));
    assertEquals(5, run(scene, 12, 50));
  }

  @Test
  void aPeakWithinTheWindowHoldsTheCount() {
    Scene scene = new Scene(10).requests(10).down("60s").rate(100);
    run(scene, 2, 100);
    run(scene, 40, 50);
    assertEquals(10, run(scene, 10, 100));
    assertEquals(10, run(scene, 50, 50), "a hundred were needed in between");
    assertEquals(5, run(scene, 40, 50));
  }

  @Test
  void goesUpOnlyToTheLeastOfItsWindow() {
    Scene scene = new Scene(2).requests(10).up("30s", "100%/15s", "4/15s").rate(20);
    scene.count();
    assertEquals(2, run(scene, 26, 60));
    assertEquals(6, run(scene, 10, 60));
  }

  @Test
  void downwardStepsAreLimitedToo() {
    Scene scene = new Scene(100).requests(10).down("0s", "10%/30s", "2/30s").rate(10);
    assertEquals(90, scene.count());
    assertEquals(90, scene.after(Duration.ofSeconds(29)).rate(10).count());
    assertEquals(81, scene.after(Duration.ofSeconds(1)).rate(10).count());
  }

  @Test
  void staysInItsRangeWhateverTheWindows() {
    assertEquals(5, new Scene(9).range(2, 5).requests(10).rate(1000).count());
    assertEquals(3, new Scene(1).range(3, 5).requests(10).rate(1).count());
  }

  @Test
  void whatOneMetricDoesNotKnowHoldsAllFromGoingDown() {
    Scene scene = new Scene(10).down("0s").cpu(60).requests(10).workers(10, 10, 0).silent();
    Decision decision = scene.decide();
    assertEquals(10, decision.count());
    assertTrue(Scene.blind(decision));
    assertEquals(List.of("not fewer while not all metrics can be told"), decision.clamps());
    scene.clear().workers(10, 90, 0);
    assertEquals(15, scene.count(), "up is known to be needed");
  }

  @Test
  void withoutAnyFigureNothingChanges() {
    Decision decision = new Scene(7).requests(10).silent().decide();
    assertEquals(7, decision.count());
    assertEquals(Decision.NO_FIGURES, decision.reason());
    assertTrue(decision.clamps().isEmpty());
  }

  @Test
  void ofSomeProxiesTheRateIsALowerBound() {
    Scene scene = new Scene(10).down("0s").requests(10);
    assertEquals(10, scene.traffic(20, false, scene.now()).count());
    assertEquals(30, scene.after(TICK).traffic(300, false, scene.now()).count());
  }

  @ParameterizedTest(name = "a rate of {0} is a lie")
  @CsvSource({"-1", "NaN", "1e18", "Infinity"})
  void figuresThatCannotBeAreNone(double rate) {
    Scene scene = new Scene(4).requests(10).rate(40);
    scene.decide();
    Decision decision = scene.after(TICK).rate(rate).decide();
    assertEquals(4, decision.count());
    assertEquals(Decision.NO_FIGURES, decision.reason());
    assertEquals(4, scene.after(TICK).rate(40).count(), "and spoil nothing");
  }

  @Test
  void anotherLeaderDecidesOnWithoutAJump() {
    Scene one = new Scene(10).requests(10).rate(100);
    one.count();
    run(one, 100, 40);
    Scene other = new Scene(10).requests(10).after(Duration.ofSeconds(100));
    assertEquals(10, other.rate(40).count(), "even if it remembers nothing");
    assertEquals(10, run(other, 110, 40));
    assertEquals(4, run(other, 20, 40), "it waits its own window");
  }

  @Test
  void afterAGapTheWindowBeginsAnew() {
    Scene scene = new Scene(10).requests(10).rate(100);
    scene.count();
    assertEquals(10, scene.after(Duration.ofMinutes(10)).rate(40).count());
    assertEquals(4, run(scene, 130, 40));
  }

  @Test
  void remembersLittleWhateverHappens() {
    Scene scene = new Scene(1000).requests(1).down("1h").up("1h", "1000/1s");
    int most =
        IntStream.range(0, 4000)
            .map(i -> {
              scene.after(TICK).rate(1000 - i / 4.0 + (i % 7) * 20);
              return scene.decide().memory().wishes().size();
            })
            .max()
            .orElseThrow();
    assertTrue(most < 80, most + " wishes");
  }

  @Test
  void whoMeasuresIsToldWhatToTellAtOnce() {
    assertEquals(20.0, new Scene(4).cpu(60).requests(50).rate(200).decide().room());
    assertEquals(50.0, new Scene(4).requests(50).rate(225).decide().room(), "beside five workers");
  }

  @Test
  void askedToTellNothingAtOnceIfNothingWouldCome() {
    assertNull(new Scene(4).cpu(60).workers(4, 60, 0).rate(150).decide().room(), "no metric of it");
    assertNull(new Scene(4).requests(50).decide().room(), "no rate known");
    assertNull(new Scene(20).requests(50).range(1, 20).rate(950).decide().room(), "at max");
  }

  private static int run(Scene scene, int seconds, double rate) {
    int count = scene.current();
    for (int i = 0; i < seconds; i += 2) {
      count = scene.after(TICK).rate(rate).count();
    }
    return count;
  }

  @Test
  void aFloodTellsWhatWorkersCarryBeforeAnythingWasLearned() {
    Scene scene = new Scene(2).p95(Duration.ofMillis(200)).workers(2, 0, 0);
    assertEquals(8, scene.flood(300, 98, Duration.ofSeconds(1)).decide().count());
  }

  @Test
  void workersThatJustCameTellNothingInAFlood() {
    Scene scene = new Scene(2).p95(Duration.ofMillis(200));
    scene.workers(1, 0, 0).workers(1, scene.now().minusSeconds(1), null);
    assertEquals(2, scene.flood(300, 50, Duration.ofSeconds(1)).decide().count());
  }

  @Test
  void noFloodIsWhatWorkersKeepUpWith() {
    Scene scene = new Scene(2).p95(Duration.ofMillis(200)).workers(2, 0, 0);
    assertEquals(2, scene.flood(100, 99, Duration.ofSeconds(1)).decide().count());
  }
}
