package io.atoll.controller.runtime.host;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.atoll.controller.runtime.Backoff;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Metrics;
import io.atoll.controller.runtime.Signal;
import io.atoll.controller.runtime.Steppable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of one part: step while there is work, then wait for its signal or its next moment. A
 * step that throws is reported and tried again with back-off. Thread-safe.
 */
final class PartThreads {
  private static final Logger LOG = LoggerFactory.getLogger(PartThreads.class);
  private static final Backoff BACKOFF =
      new Backoff(Duration.ofMillis(100), Duration.ofSeconds(30));

  private final Steppable part;
  private final Clock clock;
  private final Metrics metrics;
  private final List<Thread> threads = new ArrayList<>();
  private final Signal stop = new Signal();

  @GuardedBy("this")
  private int deaths;

  @GuardedBy("this")
  private @Nullable String death;

  PartThreads(Steppable part, Clock clock, Metrics metrics) {
    this.part = part;
    this.clock = clock;
    this.metrics = metrics;
    for (int i = 0; i < part.concurrency(); i++) {
      threads.add(kind(part).name(part.name() + " " + i).unstarted(this::run));
    }
  }

  /** Virtual threads run in turns, as many at a time as there are processors. */
  private static Thread.Builder kind(Steppable part) {
    return part.urgent() ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
  }

  void start() {
    threads.forEach(Thread::start);
  }

  /** Lets each thread end after the step that it is in. */
  void askToStop() {
    stop.raise();
    part.signal().raise();
  }

  /** Waits for the threads to end; those that are still at it by then are interrupted. */
  void join(Duration until) throws InterruptedException {
    for (Thread thread : started()) {
      if (!thread.join(positive(until.minus(clock.uptime())))) {
        LOG.warn("event=stepInterrupted part=\"{}\"", part.name());
        thread.interrupt();
      }
    }
  }

  /** Whether all threads have ended within this time. */
  boolean ended(Duration within) throws InterruptedException {
    boolean all = true;
    for (Thread thread : started()) {
      all &= thread.join(positive(within));
    }
    return all;
  }

  /** None in a simulation, which steps the part itself. */
  private List<Thread> started() {
    return threads.stream().filter(thread -> thread.getState() != Thread.State.NEW).toList();
  }

  synchronized Optional<String> death() {
    return Optional.ofNullable(death);
  }

  private void run() {
    while (stop.count() == 0) {
      try {
        stepAndWait();
      } catch (InterruptedException e) {
        LOG.info("event=interrupted part=\"{}\" stopping={}", part.name(), stop.count() > 0);
      }
    }
  }

  private void stepAndWait() throws InterruptedException {
    long seen = part.signal().count();
    boolean worked;
    try {
      worked = part.step();
      lived();
    } catch (RuntimeException | Error e) {
      stop.await(0, Optional.of(died(e)));
      return;
    }
    // A stop that was asked for before the count was read has to be seen here.
    if (!worked && stop.count() == 0) {
      part.signal().await(seen, part.nextWake().map(wake -> wake.minus(clock.uptime())));
    }
  }

  private synchronized void lived() {
    deaths = 0;
    death = null;
  }

  private synchronized Duration died(Throwable cause) {
    deaths++;
    death = "failed " + deaths + " times in a row: " + cause;
    Duration wait = BACKOFF.after(deaths);
    metrics
        .counter("atoll_part_failures_total", "Steps of a part that threw.", "part")
        .labelValues(part.name())
        .inc();
    LOG.error("event=partDied part=\"{}\" deaths={} againIn={}", part.name(), deaths, wait, cause);
    return wait;
  }

  private static Duration positive(Duration time) {
    return time.isPositive() ? time : Duration.ofNanos(1);
  }
}
