package io.atoll.agent.surge;

import java.time.Duration;

/** Whether more requests came than others were told of and have room for. Pure. */
final class Surge {
  /** In standard deviations of a count of independent arrivals (Poisson): one time in 700. */
  private static final double BEYOND_CHANCE = 3;

  /** Of fewer nothing can be said. */
  private static final double FEWEST = 5;

  private Surge() {}

  /**
   * @param arrived in the span
   * @param told requests a second, in the last report
   * @param room requests a second more, with which nothing has to be done
   */
  static boolean is(long arrived, double told, double room, Duration span) {
    double expected = Math.max(0, told + Math.max(0, room)) * span.toNanos() / 1e9;
    return arrived > expected + Math.max(FEWEST, BEYOND_CHANCE * Math.sqrt(expected));
  }
}
