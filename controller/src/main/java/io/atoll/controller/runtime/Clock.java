package io.atoll.controller.runtime;

import java.time.Duration;
import java.time.Instant;

/** Time, so that all waiting can be simulated. Thread-safe. */
public interface Clock {
  Clock SYSTEM =
      new Clock() {
        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public Duration uptime() {
          return Duration.ofNanos(System.nanoTime());
        }
      };

  /** Time of day: for documents and for people; it may jump. */
  Instant now();

  /** Monotonic time since some fixed moment: for measuring and waiting. */
  Duration uptime();
}
