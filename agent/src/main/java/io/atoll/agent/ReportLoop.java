package io.atoll.agent;

import io.atoll.agent.reporting.Reporter;
import io.atoll.agent.surge.Lookout;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Reports each period, and before its end when the lookout sees a surge; the next period begins
 * there. Goes on until its thread is interrupted.
 */
final class ReportLoop implements Runnable {
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  /** Between a report before its time and the next. */
  private static final Duration REST = Duration.ofMillis(500);

  private final Reporter reporter;
  private final Lookout lookout;
  private final Duration period;

  ReportLoop(Reporter reporter, Lookout lookout, Duration period) {
    this.reporter = reporter;
    this.lookout = lookout;
    this.period = period;
  }

  @Override
  public void run() {
    try {
      Duration firstLook = LOOK_EVERY;
      while (!Thread.currentThread().isInterrupted()) {
        Agent.surviving(this::report);
        firstLook = surgesBeforeTheNext(firstLook) ? REST : LOOK_EVERY;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void report() {
    reporter.report(Instant.now().truncatedTo(ChronoUnit.MILLIS), uptime());
    lookout.settle();
  }

  /** Waits until the next report is due, or a surge is seen. */
  private boolean surgesBeforeTheNext(Duration firstLook) throws InterruptedException {
    Optional<Map<String, Double>> told = reporter.told();
    Duration end = uptime().plus(period);
    Duration pause = firstLook;
    while (true) {
      Duration left = end.minus(uptime());
      if (told.isEmpty() || left.compareTo(pause) <= 0) {
        TimeUnit.NANOSECONDS.sleep(left.toNanos());
        return false;
      }
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
      if (lookout.seesSurge(told.get(), uptime())) {
        return true;
      }
      pause = LOOK_EVERY;
    }
  }

  private static Duration uptime() {
    return Duration.ofNanos(System.nanoTime());
  }
}
