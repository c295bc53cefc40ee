package io.atoll.controller.runtime.work;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.atoll.controller.runtime.Backoff;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Signal;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Keys to be looked at, first in first out. A key stands in it once however often it is added, is
 * held by one taker at a time, and when added while held it comes again afterwards. No key is ever
 * dropped. After client-go's workqueue. Thread-safe.
 */
public final class WorkQueue {
  private final Clock clock;
  private final Backoff backoff;
  private final Signal signal;
  private final WorkMetrics metrics;

  /** Since when each waits, the longest first. */
  @GuardedBy("this")
  private final Map<String, Duration> waiting = new LinkedHashMap<>();

  @GuardedBy("this")
  private final Set<String> held = new HashSet<>();

  @GuardedBy("this")
  private final Set<String> addedWhileHeld = new HashSet<>();

  @GuardedBy("this")
  private final Map<String, Duration> delayed = new HashMap<>();

  @GuardedBy("this")
  private final Map<String, Integer> failures = new HashMap<>();

  /**
   * How it stands.
   *
   * @param depth keys to be taken now, held ones not counted
   * @param oldest how long the first of them has been waiting; 0 if there is none
   * @param failing keys whose last pass failed
   */
  record Standing(int depth, Duration oldest, int failing) {}

  /**
   * @param signal raised when there may be something to take
   */
  WorkQueue(Clock clock, Backoff backoff, Signal signal, WorkMetrics metrics) {
    this.clock = clock;
    this.backoff = backoff;
    this.signal = signal;
    this.metrics = metrics;
  }

  public synchronized void add(String key) {
    if (held.contains(key)) {
      addedWhileHeld.add(key);
    } else if (waiting.putIfAbsent(key, clock.uptime()) == null) {
      metrics.added();
    }
    signal.raise();
  }

  /** Adds the key when the time has passed; of several such moments the earliest counts. */
  public synchronized void addAfter(String key, Duration delay) {
    delayed.merge(key, clock.uptime().plus(delay), (a, b) -> a.compareTo(b) <= 0 ? a : b);
    signal.raise();
  }

  /** Adds the key after its back-off, which grows until {@link #forget}. */
  public synchronized Duration addAfterFailure(String key) {
    Duration delay = backoff.after(failures.merge(key, 1, Integer::sum));
    addAfter(key, delay);
    metrics.toBeTriedAgain();
    return delay;
  }

  /** Resets the back-off of the key. */
  public synchronized void forget(String key) {
    failures.remove(key);
  }

  /** How often in a row the key has failed. */
  public synchronized int failures(String key) {
    return failures.getOrDefault(key, 0);
  }

  public Optional<String> take() {
    return take(key -> true);
  }

  /**
   * Takes the first key that may be taken now; the others keep their places. Whoever takes a key
   * must call {@link #done}. Does not block.
   */
  public synchronized Optional<String> take(Predicate<String> mayBeTaken) {
    addDue();
    for (Iterator<Map.Entry<String, Duration>> keys = waiting.entrySet().iterator();
        keys.hasNext(); ) {
      Map.Entry<String, Duration> next = keys.next();
      String key = next.getKey();
      if (mayBeTaken.test(key)) {
        metrics.waited(clock.uptime().minus(next.getValue()));
        keys.remove();
        held.add(key);
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /** Gives the key back; it comes again if it was added meanwhile. */
  public synchronized void done(String key) {
    if (!held.remove(key)) {
      throw new IllegalStateException(key + " was not taken");
    }
    if (addedWhileHeld.remove(key)) {
      add(key);
    }
  }

  /** When the next delayed key is due, as {@link Clock#uptime()}. */
  public synchronized Optional<Duration> nextDue() {
    return delayed.values().stream().min(Comparator.naturalOrder());
  }

  synchronized Standing standing() {
    Duration now = clock.uptime();
    Duration oldest = waiting.values().stream().findFirst().map(now::minus).orElse(Duration.ZERO);
    return new Standing(waiting.size(), oldest, failures.size());
  }

  @GuardedBy("this")
  private void addDue() {
    Duration now = clock.uptime();
    List<Map.Entry<String, Duration>> due =
        delayed.entrySet().stream()
            .filter(entry -> entry.getValue().compareTo(now) <= 0)
            .sorted(Map.Entry.<String, Duration>comparingByValue().thenComparing(Map.Entry::getKey))
            .toList();
    for (Map.Entry<String, Duration> entry : due) {
      delayed.remove(entry.getKey());
      add(entry.getKey());
    }
  }
}
