package io.atoll.controller.node.probe.check;

import java.net.SocketTimeoutException;
import java.time.Duration;

/** A moment by which all reads and connects of one probe must be through. */
record Deadline(long nanos) {
  private static final long NANOS_PER_MILLI = 1_000_000;

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /**
   * For one blocking call; 1 at least, because sockets take 0 for no limit.
   *
   * @throws SocketTimeoutException if it has passed
   */
  int millisLeft() throws SocketTimeoutException {
    long left = nanos - System.nanoTime();
    if (left <= 0) {
      throw new SocketTimeoutException("the time is up");
    }
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, left / NANOS_PER_MILLI));
  }
}
