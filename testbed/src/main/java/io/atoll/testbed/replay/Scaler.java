package io.atoll.testbed.replay;

/** One autoscaler at work on one plant. */
interface Scaler {
  /** Called after each second; the count that there should be. */
  int look(Plant plant, Moment moment);
}
