package io.atoll.controller.manager.autoscale.limit;

import io.atoll.api.state.ScaleMemory.Haste;
import java.time.Duration;
import java.time.Instant;

/**
 * How much longer than asked for the window for going down is. A count that has to rise again soon
 * after it fell was taken down too early: the next time it waits longer. A load that only falls, or
 * only moves slowly, never meets this. Pure.
 */
public final class Patience {
  static final int MOST = 3;
  private static final Duration SOON = Duration.ofMinutes(10);
  private static final double HALVED_IN_SECONDS = 600;

  private Patience() {}

  /**
   * @param before as of the last decision
   * @param passed since then
   * @param by the change of the count that is made now
   */
  public static Haste after(Haste before, Duration passed, int by, Instant now) {
    double turns = before.turns() * Math.pow(0.5, passed.toMillis() / 1000.0 / HALVED_IN_SECONDS);
    boolean tooEarly = by > 0 && Duration.between(before.fell(), now).compareTo(SOON) < 0;
    Instant fell = by < 0 ? now : by > 0 ? Instant.EPOCH : before.fell();
    return new Haste(tooEarly ? turns + 1 : turns < 0.01 ? 0 : turns, fell);
  }

  static Duration stretched(Duration window, Haste haste) {
    double factor = Math.min(MOST, 1 + haste.turns());
    return Duration.ofMillis(Math.round(window.toMillis() * factor));
  }
}
