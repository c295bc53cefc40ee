package io.atoll.controller.node.probe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one probe of one attempt stands. Durations are the clock's uptime.
 *
 * @param passed whether it ever did
 * @param passing whether it did last, or has since failed less often in a row than counts
 * @param tries how often it was asked before it first passed
 * @param misses failures in a row, of those that count
 * @param countedAt when a failure was last counted; null if none was since it last passed
 * @param due when it is to be asked next
 * @param asking whether it is being asked now
 */
record Track(
    ProbeSpec probe,
    boolean passed,
    boolean passing,
    int tries,
    int misses,
    @Nullable Duration countedAt,
    Duration due,
    boolean asking) {

  static Track fresh(ProbeSpec probe, boolean passing, boolean passed, Duration due) {
    return new Track(probe, passed, passing, 0, 0, null, due, false);
  }

  Track asked() {
    return new Track(probe, passed, passing, tries, misses, countedAt, due, true);
  }

  Track dueAt(Duration moment) {
    return new Track(probe, passed, passing, tries, misses, countedAt, moment, asking);
  }

  /** Without an answer that says anything. */
  Track again(Duration moment) {
    return new Track(probe, passed, passing, tries, misses, countedAt, moment, false);
  }

  Track succeeded(Duration next) {
    return new Track(probe, true, true, tries, 0, null, next, false);
  }

  /** Too early to count. */
  Track tried(Duration since, Duration next) {
    return new Track(probe, passed, passing, tries + 1, misses, since, next, false);
  }

  Track missed(Duration now, Duration next) {
    int missed = misses + 1;
    boolean still = passing && missed < probe.failures();
    return new Track(probe, passed, still, tries + 1, missed, now, next, false);
  }
}
