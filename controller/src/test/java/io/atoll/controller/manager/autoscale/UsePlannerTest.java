package io.atoll.controller.manager.autoscale;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What workers use, as a table: the target is 60% of the request. */
final class UsePlannerTest {
  private static final Instant LONG_AGO = Scene.START.minusSeconds(3600);

  @ParameterizedTest(name = "{0} workers at {1}% of their request should be {2}")
  @CsvSource({
    "10, 60, 10",
    "10, 66, 10",
    "10, 54, 10",
    "10, 67, 12",
    "10, 53, 9",
    "10, 30, 5",
    "10, 120, 20",
    "3, 90, 5",
    "1, 0, 1",
    "10, 0, 1",
  })
  void followsUseBeyondATenth(int workers, int percent, int wanted) {
    assertEquals(wanted, new Scene(workers).cpu(60).workers(workers, percent, 0).decide().raw());
  }

  @ParameterizedTest(name = "of {0}, {1} known at {2}%: {3}")
  @CsvSource({
    // Going up those without figures use nothing, going down all of their target.
    "10, 5, 90, 10",
    "10, 8, 90, 12",
    "10, 5, 30, 8",
    "10, 9, 30, 6",
    "10, 1, 30, 10",
    "10, 2, 150, 10",
  })
  void takesTheUnknownForWhatMakesItCautious(int all, int known, int percent, int wanted) {
    Scene scene =
        new Scene(all).cpu(60).workers(known, percent, 0).workers(all - known, LONG_AGO, null);
    assertEquals(wanted, scene.decide().raw());
  }

  @Test
  void cpuOfAWorkerCountsFromThirtySecondsAfterItWasReady() {
    Scene scene = new Scene(4).cpu(60).workers(2, 60, 0);
    Instant ready = scene.now().minusSeconds(29);
    scene.workers(2, ready, Scene.use(400, 0, scene.now()));
    assertEquals(4, scene.decide().raw(), "two burn cpu to get going");
    scene.after(Duration.ofSeconds(1));
    assertEquals(16, scene.decide().raw(), "now it is what they need");
  }

  @Test
  void memoryCountsAtOnce() {
    Scene scene = new Scene(2).memory(80);
    scene.workers(2, scene.now(), Scene.use(0, 160, scene.now()));
    assertEquals(4, scene.decide().raw());
  }

  @Test
  void figuresThatAreOldAreNone() {
    Scene scene = new Scene(2).cpu(60);
    scene.workers(2, LONG_AGO, Scene.use(300, 0, scene.now().minusSeconds(46)));
    Decision decision = scene.decide();
    assertEquals(2, decision.count());
    assertEquals(Decision.NO_FIGURES, decision.reason());
  }

  @Test
  void anUpdateIsNotMultiplied() {
    Scene scene = new Scene(10).memory(80).updating().workers(13, 0, 80);
    assertEquals(10, scene.decide().raw(), "three more run while revisions change");
    scene.clear().workers(13, 0, 120);
    assertEquals(15, scene.decide().raw(), "ten at one and a half of their target");
  }
}
