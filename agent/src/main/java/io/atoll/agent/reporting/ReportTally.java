package io.atoll.agent.reporting;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/** Counts what became of measuring and reporting since the start. Thread-safe. */
public final class ReportTally {

  /** How one round ended. */
  public enum Outcome {
    WRITTEN,
    /** The figures were those that already stand in the store. */
    UNCHANGED,
    /** Nothing to compare with yet, or no lease to write on. */
    WAITING,
    STORE_AWAY,
    /** A file of the kernel could not be read. */
    UNREADABLE
  }

  /**
   * @param time that all rounds took together
   */
  public record Counts(
      ImmutableMap<Outcome, Long> rounds, Duration time, long renewals, long failedRenewals) {}

  private final ImmutableMap<Outcome, LongAdder> rounds =
      Maps.toMap(Arrays.asList(Outcome.values()), outcome -> new LongAdder());
  private final LongAdder nanos = new LongAdder();
  private final LongAdder renewals = new LongAdder();
  private final LongAdder failedRenewals = new LongAdder();

  void round(Outcome outcome, Duration took) {
    LongAdder count = rounds.get(outcome);
    if (count != null) {
      count.increment();
    }
    nanos.add(took.toNanos());
  }

  void renewal(boolean kept) {
    (kept ? renewals : failedRenewals).increment();
  }

  public Counts counts() {
    return new Counts(
        ImmutableMap.copyOf(Maps.transformValues(rounds, LongAdder::sum)),
        Duration.ofNanos(nanos.sum()),
        renewals.sum(),
        failedRenewals.sum());
  }
}
