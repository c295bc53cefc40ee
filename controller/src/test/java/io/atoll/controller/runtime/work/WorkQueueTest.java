package io.atoll.controller.runtime.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.controller.runtime.Backoff;
import io.atoll.controller.runtime.ManualClock;
import io.atoll.controller.runtime.Metrics;
import io.atoll.controller.runtime.Signal;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkQueueTest {
  private final ManualClock clock = new ManualClock();
  private final WorkQueue queue =
      new WorkQueue(
          clock,
          new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60)),
          new Signal(),
          new WorkMetrics(new Metrics(), "test"));

  @Test
  void holdsAKeyOnceHoweverOftenItIsAdded() {
    queue.add("a");
    queue.add("b");
    queue.add("a");
    assertEquals(Optional.of("a"), queue.take());
    assertEquals(Optional.of("b"), queue.take());
    assertEquals(Optional.empty(), queue.take());
  }

  @Test
  void givesAKeyToOneTakerAtATimeAndAgainAfterwards() {
    queue.add("a");
    assertEquals(Optional.of("a"), queue.take());
    queue.add("a");
    queue.add("a");
    assertEquals(Optional.empty(), queue.take());
    queue.done("a");
    assertEquals(Optional.of("a"), queue.take());
    queue.done("a");
    assertEquals(Optional.empty(), queue.take());
  }

  @Test
  void keepsThePlacesOfKeysThatMayNotBeTakenYet() {
    queue.add("a");
    queue.add("b");
    assertEquals(Optional.of("b"), queue.take(key -> !key.equals("a")));
    queue.add("c");
    assertEquals(Optional.of("a"), queue.take());
    assertEquals(Optional.of("c"), queue.take());
  }

  @Test
  void addsADelayedKeyAtTheEarliestOfItsMoments() {
    queue.addAfter("a", Duration.ofSeconds(9));
    queue.addAfter("a", Duration.ofSeconds(3));
    queue.addAfter("a", Duration.ofSeconds(6));
    assertEquals(Optional.of(Duration.ofSeconds(3)), queue.nextDue());
    assertEquals(Optional.empty(), queue.take());
    clock.advance(Duration.ofSeconds(3));
    assertEquals(Optional.of("a"), queue.take());
    assertEquals(Optional.empty(), queue.nextDue());
  }

  @Test
  void waitsLongerAfterEachFailureUntilForgotten() {
    assertEquals(Duration.ofSeconds(1), queue.addAfterFailure("a"));
    assertEquals(Duration.ofSeconds(2), queue.addAfterFailure("a"));
    assertEquals(Duration.ofSeconds(1), queue.addAfterFailure("b"));
    queue.forget("a");
    assertEquals(Duration.ofSeconds(1), queue.addAfterFailure("a"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void neverDropsAKey(long seed) {
    Random random = new Random(seed);
    Set<String> owed = new HashSet<>();
    Set<String> held = new LinkedHashSet<>();
    for (int i = 0; i < 5000; i++) {
      String key = "k" + random.nextInt(20);
      switch (random.nextInt(5)) {
        case 0 -> {
          queue.add(key);
          owed.add(key);
        }
        case 1 -> {
          queue.addAfter(key, Duration.ofMillis(random.nextInt(50)));
          owed.add(key);
        }
        case 2 -> clock.advance(Duration.ofMillis(random.nextInt(20)));
        case 3 ->
            queue
                .take()
                .ifPresent(taken -> {
                  assertTrue(held.add(taken), taken + " taken twice, seed " + seed);
                  owed.remove(taken);
                });
        default -> List.copyOf(held).stream().findFirst().ifPresent(k -> giveBack(k, held));
      }
    }
    List.copyOf(held).forEach(key -> giveBack(key, held));
    clock.advance(Duration.ofSeconds(1));
    for (Optional<String> key = queue.take(); key.isPresent(); key = queue.take()) {
      owed.remove(key.get());
    }
    assertEquals(Set.of(), owed, "seed " + seed);
  }

  private void giveBack(String key, Set<String> held) {
    held.remove(key);
    queue.done(key);
  }
}
