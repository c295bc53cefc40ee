package io.atoll.controller.manager.autoscale;

/** By how much load may differ from what the count is for before the count follows it. */
final class Tolerance {
  private static final double SHARE = 0.1;

  /** So that 20 workers at 1.05 are not 22 for the last bit of a double. */
  private static final double GRAIN = 1e-9;

  private Tolerance() {}

  /** The count that a load needs, in workers and parts of one; the present one if near enough. */
  static int follow(int current, double needed) {
    return current > 0 && Math.abs(needed / current - 1) <= SHARE + GRAIN ? current : up(needed);
  }

  /** At least one, rounded up. */
  static int up(double needed) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.ceil(needed - GRAIN)));
  }

  static double above(double target) {
    return Math.round(target * (1 + SHARE) * 1000) / 1000.0;
  }
}
