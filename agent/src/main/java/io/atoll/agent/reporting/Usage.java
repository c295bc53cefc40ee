package io.atoll.agent.reporting;

import io.atoll.api.value.Cpu;
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
}
