package io.atoll.testbed.replay;

import com.google.common.primitives.ImmutableDoubleArray;

/**
 * Requests a second over time.
 *
 * @param rates one for each second
 */
record Trace(String name, ImmutableDoubleArray rates) {
  int seconds() {
    return rates.length();
  }

  double rate(int second) {
    return rates.get(Math.min(second, rates.length() - 1));
  }

  /** The highest rate from a second on, within so many. */
  double highest(int from, int within) {
    double highest = 0;
    for (int second = from; second <= from + within; second++) {
      highest = Math.max(highest, rate(second));
    }
    return highest;
  }
}
