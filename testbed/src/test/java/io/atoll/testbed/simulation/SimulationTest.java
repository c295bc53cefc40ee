package io.atoll.testbed.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.slf4j.LoggerFactory;

/** Replay one seed with {@code -Datoll.seed=N}; a longer trace with {@code -Datoll.trace=1000}. */
final class SimulationTest {
  private static final int STEPS = 600;
  private static final int SEEDS = 200;
  private static final Duration BUDGET = Duration.ofSeconds(30);
  private static final Logger LOG = (Logger) LoggerFactory.getLogger("io.atoll.controller");

  /** Chaos makes thousands of warnings, and the trace tells more than they do. */
  @BeforeAll
  static void quiet() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void loud() {
    LOG.setLevel(null);
  }

  @Test
  void convergesAfterAnyChaosAndBreaksNoInvariantOnTheWay(TestReporter reporter) {
    Optional<Long> asked = Optional.ofNullable(Long.getLong("atoll.seed"));
    long from = asked.orElse(1L);
    long until = asked.map(seed -> seed + 1).orElse(from + SEEDS);
    long began = processorTime();
    long seed = from;
    for (; seed < until && !isOver(began); seed++) {
      Result result = new Simulation(seed, STEPS).run();
      assertTrue(result.broken().isEmpty(), result::report);
    }
    reporter.publishEntry("seeds", String.valueOf(seed - from));
  }

  /** On a slow machine fewer seeds run, not longer tests. */
  private static boolean isOver(long began) {
    return processorTime() - began > BUDGET.toNanos();
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  @Test
  void replaysASeedExactly() {
    Result first = new Simulation(7, STEPS).run();
    Result second = new Simulation(7, STEPS).run();
    assertEquals(first, second);
    assertNotEquals(first.hash(), new Simulation(8, STEPS).run().hash());
  }

  @Test
  void doesSomething() {
    Result result = new Simulation(7, STEPS).run();
    assertTrue(result.happenings() > 1000, () -> result.happenings() + " happenings");
  }
}
