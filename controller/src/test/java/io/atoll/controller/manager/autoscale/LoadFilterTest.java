package io.atoll.controller.manager.autoscale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.state.ScaleMemory.Load;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change of the load, told from chance. */
final class LoadFilterTest {
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private @Nullable Load load;

  @ParameterizedTest
  @ValueSource(doubles = {5, 50, 500})
  void chanceMovesTheMeanByLittle(double rate) {
    Random random = new Random(7);
    double lowest = rate;
    double highest = rate;
    see(rate);
    for (int i = 0; i < 3600; i++) {
      see(rate + Math.sqrt(rate / 2) * random.nextGaussian());
      lowest = Math.min(lowest, mean());
      highest = Math.max(highest, mean());
    }
    double bound = 1.5 * Math.sqrt(rate / 2);
    assertTrue(highest < rate + bound && lowest > rate - bound, lowest + " to " + highest);
  }

  @Test
  void aStepIsBelievedAtOnce() {
    see(20, 20, 400);
    assertEquals(400, mean(), 1);
    assertEquals(now, changed());
  }

  @Test
  void aSmallShiftIsBelievedOnceItAddsUp() {
    see(200, 200, 225);
    assertTrue(mean() < 203);
    see(225, 225, 225, 225, 225, 225, 225, 225);
    assertEquals(225, mean(), 10);
  }

  @Test
  void fallsAsItRises() {
    see(400, 400, 20);
    assertEquals(20, mean(), 1);
  }

  @Test
  void aSampleCountsOnce() {
    see(100, 100);
    Load before = load;
    load = LoadFilter.update(load, traffic(900));
    assertEquals(before, load);
  }

  @Test
  void afterASilenceItBeginsAnew() {
    see(100, 100);
    now = now.plusSeconds(60);
    see(30);
    assertEquals(30, mean());
  }

  private void see(double... rates) {
    for (double rate : rates) {
      now = now.plusSeconds(2);
      load = LoadFilter.update(load, traffic(rate));
    }
  }

  private Traffic traffic(double rate) {
    double came = Math.max(0, rate);
    return new Traffic(came, came, 1, Map.of(), Duration.ofSeconds(2), now, true);
  }

  private double mean() {
    return load == null ? Double.NaN : load.mean();
  }

  private Instant changed() {
    return load == null ? Instant.EPOCH : load.changed();
  }
}
