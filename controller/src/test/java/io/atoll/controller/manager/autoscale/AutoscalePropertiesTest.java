package io.atoll.controller.manager.autoscale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What holds whatever the figures; the seed of a failure is its repetition. */
final class AutoscalePropertiesTest {

  @RepeatedTest(200)
  void neverLeavesItsRangeAndNeverGoesDownByWhatItDoesNotKnow(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    int min = 1 + random.nextInt(5);
    int max = min + random.nextInt(50);
    Scene scene = new Scene(min).range(min, max).cpu(60).requests(1 + random.nextInt(100));
    for (int i = 0; i < 100; i++) {
      scene.after(Duration.ofSeconds(1 + random.nextInt(5)));
      draw(scene, random);
      int before = scene.current();
      Decision decision = scene.decide();
      assertTrue(min <= decision.count() && decision.count() <= max, () -> "" + decision);
      assertTrue(!Scene.blind(decision) || decision.count() >= before, () -> "" + decision);
      assertTrue(
          decision.count() == before
              || decision.count() > before == decision.raw() > before
              || decision.count() < before,
          () -> "" + decision);
    }
  }

  @RepeatedTest(50)
  void theSameTwiceIsTheSame(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Scene scene = new Scene(10).cpu(60).memory(80).requests(20);
    draw(scene, random);
    assertEquals(
        AutoscalePlanner.plan(scene.situation(), scene.now()),
        AutoscalePlanner.plan(scene.situation(), scene.now()));
  }

  @RepeatedTest(50)
  void aSteadyLoadIsFollowedOnce(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    double rate = 50 + random.nextInt(1000);
    Scene scene = new Scene(1 + random.nextInt(60)).requests(20 + random.nextInt(30));
    int changes = 0;
    int count = scene.current();
    for (int i = 0; i < 1000; i++) {
      scene.after(Duration.ofSeconds(2));
      scene.rate(Math.max(0, rate + Math.sqrt(rate / 2) * random.nextGaussian()));
      changes += scene.count() == count ? 0 : 1;
      count = scene.current();
    }
    assertTrue(changes <= 2, changes + " changes at " + rate);
  }

  private static void draw(Scene scene, Random random) {
    scene.clear();
    Instant now = scene.now();
    for (int i = 0; i < scene.current(); i++) {
      Instant ready = random.nextInt(5) == 0 ? null : now.minusSeconds(random.nextInt(100));
      Instant heard = now.minusSeconds(random.nextInt(60));
      scene.workers(
          1,
          ready,
          random.nextInt(5) == 0
              ? null
              : Scene.use(random.nextInt(300), random.nextInt(300), heard));
    }
    if (random.nextInt(5) == 0) {
      scene.silent();
    } else {
      scene.traffic(random.nextInt(2000), random.nextInt(4) > 0, now);
    }
  }
}
