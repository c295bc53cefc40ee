package io.atoll.agent.measuring;

import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import java.time.Duration;
import java.util.Optional;

/** Use over a span, from two readings of a counter. Pure. */
final class Usage {
  private Usage() {}

  /** Empty if the span has no length or the counter went backwards: then it is another counter. */
  static Optional<Cpu> mean(Duration before, Duration now, Duration span) {
    Duration used = now.minus(before);
    if (used.isNegative() || !span.isPositive()) {
      return Optional.empty();
    }
    double processors = (double) used.toNanos() / span.toNanos();
    return Optional.of(new Cpu(Math.round(processors * 1000)));
  }

  /** Of the span, from 0 to 1, in thousandths; empty as {@link #mean} is. */
  static Optional<Double> share(Duration before, Duration now, Duration span) {
    return mean(before, now, span).map(it -> Math.min(1000, it.millis()) / 1000.0);
  }

  /** Of a counter of bytes; 0 if it went backwards. */
  static DataSize perSecond(DataSize before, DataSize now, Duration span) {
    double more = Math.max(0, now.bytes() - before.bytes());
    return span.isPositive()
        ? new DataSize(Math.round(more * 1e9 / span.toNanos()))
        : DataSize.ZERO;
  }
}
