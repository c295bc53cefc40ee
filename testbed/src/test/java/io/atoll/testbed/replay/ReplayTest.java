package io.atoll.testbed.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the autoscaler is to be better at, on seeds that it was not worked on with. */
final class ReplayTest {
  private static final long FIRST = 5001;
  private static final int SEEDS = 4;

  /** HPA saves workers where it misses objectives; so much more to keep them is no waste. */
  private static final double NEARLY = 1.03;

  @ParameterizedTest
  @EnumSource(Shape.class)
  void missesTheObjectiveLessThanHpaAtNoMoreWorkers(Shape shape) {
    Map<Contender, Score> scores = ReplayMain.scores(shape, FIRST, SEEDS);
    Score atoll = scores.getOrDefault(Contender.ATOLL, Score.NONE);
    Score hpa = scores.getOrDefault(Contender.HPA, Score.NONE);
    assertTrue(atoll.missed() <= hpa.missed(), () -> "missed more: " + scores);
    assertTrue(
        atoll.workerSeconds() <= hpa.workerSeconds() * NEARLY, () -> "more workers: " + scores);
  }

  @ParameterizedTest
  @EnumSource(
      value = Shape.class,
      names = {"STEADY", "DAILY"})
  void doesNotGoBackAndForthWhileTheLoadMovesSlowly(Shape shape) {
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      Score score = new Replay(shape, seed).run(Contender.ATOLL);
      assertTrue(score.reversals() <= (shape == Shape.STEADY ? 0 : 4), seed + ": " + score);
    }
  }

  @Test
  void aSeedIsOneReplay() {
    Score once = new Replay(Shape.STEP, FIRST).run(Contender.ATOLL);
    assertEquals(once, new Replay(Shape.STEP, FIRST).run(Contender.ATOLL));
  }

  @Test
  void whoKnowsTheFutureMissesNothing() {
    Score oracle = new Replay(Shape.FLASH_CROWD, FIRST).run(Contender.ORACLE);
    assertEquals(0, oracle.missed(), 1e-9, "else the traces cannot be served in this model");
  }
}
