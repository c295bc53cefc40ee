package io.atoll.controller.manager.autoscale.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.state.ScaleMemory.Learned;
import io.atoll.api.state.ScaleMemory.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Learns a worker that carries 50 requests a second, of 20 ms each, one at a time. */
final class CapacityTest {
  private static final Duration OBJECTIVE = Duration.ofMillis(400);
  private static final double SERVICE = 0.02;

  /** Where 19 of 20 are within 400 ms: 20 ms × 3 / (1 − use). */
  private static final double TRUE = 50 * (1 - 3 * SERVICE / 0.4);

  private final Learner learner = new Learner(OBJECTIVE);
  private @Nullable Learned learned;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  @BeforeEach
  void begin() {
    learned = null;
  }

  @ParameterizedTest(name = "from {0} requests a second alone")
  @ValueSource(doubles = {5, 10, 20, 30})
  void oneRateIsEnoughForACarefulGuess(double rate) {
    see(rate, 90);
    double guess = capacity().perWorker();
    assertTrue(TRUE * 0.6 < guess && guess < TRUE, "guesses " + guess);
    assertEquals(rate / capacity().perWorker(), capacity().confidence(), 1e-9);
  }

  @Test
  void aWorkerWhoseAnswersGetNoSlowerUntilItsLimitIsNotBelievedBeyondIt() {
    for (double rate : new double[] {5, 15, 30}) {
      see(rate, 60, Duration.ofMillis(23), SERVICE);
      assertTrue(capacity().perWorker() < 1 / SERVICE, capacity()::toString);
    }
  }

  @Test
  void isSurerTheNearerItWasSeenToDo() {
    see(10, 60);
    double before = capacity().confidence();
    see(38, 60);
    assertTrue(capacity().confidence() > 0.9 && before < 0.4);
  }

  @Test
  void aWorkerThatDoesSeveralAtOnceIsProbedStepByStep() {
    double carried = 0;
    for (double rate = 10; rate < 150; rate = capacity().perWorker()) {
      see(rate, 60, latency(rate / 4), meanSeconds(rate / 4));
      assertTrue(capacity().perWorker() > carried, "more with every step");
      carried = capacity().perWorker();
      assertTrue(carried < rate * 1.25 + 55, "but not far beyond what was seen: " + carried);
    }
  }

  @Test
  void whatWasSeenNotToDoIsNotTriedAgain() {
    see(20, 60);
    see(30, 60, Duration.ofMillis(600), 0.2);
    assertTrue(capacity().perWorker() < 30, () -> "carries " + capacity());
  }

  @Test
  void forgetsWhatIsNoLongerTrue() {
    see(40, 60);
    see(20, 60, Duration.ofMillis(700), 0.25);
    assertTrue(capacity().perWorker() < 20, () -> "requests became dearer: " + capacity());
    see(20, 120);
    see(30, 60);
    assertTrue(capacity().perWorker() > 30, () -> "and cheap again: " + capacity());
  }

  @Test
  void learnsNothingWhileWorkersChangeOrABacklogIsWorkedOff() {
    see(20, 2);
    Instant fresh = now;
    for (int i = 0; i < 7; i++) {
      look(fresh, 40, Duration.ofSeconds(2), 30);
    }
    assertEquals(List.of(), points(), "the newest became ready less than 15 s ago");
    for (int sessions = 100; sessions > 10; sessions /= 2) {
      look(Instant.EPOCH, 40, Duration.ofSeconds(2), sessions);
    }
    assertEquals(1, points().size(), "only the first was not fewer than before");
  }

  @Test
  void whatItLearnsOfAnotherTemplateIsAFirstGuess() {
    see(30, 60);
    Learned before = learned;
    Sample other =
        new Sample("t2", 1, Instant.EPOCH, Instant.EPOCH, 30, 1, Duration.ofMillis(100), true);
    Learned after = learner.learn(before, other, now);
    assertEquals(points().getFirst().weight() / 4, after.points().getFirst().weight(), 1e-9);
  }

  @Test
  void addsUpByHowMuchTheObjectiveIsMissed() {
    see(30, 20);
    see(30, 4, Duration.ofMillis(500), 0.2);
    assertEquals(0.5, excess(), 1e-6);
    see(30, 2, Duration.ofSeconds(40), 0.2);
    assertEquals(1.2, excess(), 1e-6, "one alone proves nothing");
    see(30, 6);
    assertEquals(0, excess(), 1e-6);
  }

  private void see(double rate, int seconds) {
    see(rate, seconds, latency(rate), meanSeconds(rate));
  }

  private void see(double rate, int seconds, Duration latency, double meanSeconds) {
    for (int i = 0; i < seconds + (learned == null ? 18 : 0); i += 2) {
      look(Instant.EPOCH, rate, latency, rate * meanSeconds);
    }
  }

  private void look(Instant newest, double rate, Duration latency, double sessions) {
    now = now.plusSeconds(2);
    learned =
        learner.learn(
            learned,
            new Sample("t1", 1, newest, Instant.EPOCH, rate, sessions, latency, false),
            now);
  }

  private static double meanSeconds(double rate) {
    return SERVICE / (1 - rate * SERVICE);
  }

  private static Duration latency(double rate) {
    return Duration.ofNanos(Math.round(3 * meanSeconds(rate) * 1e9));
  }

  private List<Point> points() {
    return learned == null ? List.of() : learned.points();
  }

  private double excess() {
    return learned == null ? 0 : learned.excess();
  }

  private Capacity capacity() {
    return Capacity.of(points(), OBJECTIVE).orElseThrow();
  }
}
