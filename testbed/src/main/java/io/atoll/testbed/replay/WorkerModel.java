package io.atoll.testbed.replay;

import java.util.Random;

/**
 * What workers are like. One does one request at a time for {@code service} seconds in all, shared
 * among those that it has: a queue with processor sharing.
 *
 * @param service seconds of work of a request
 * @param start seconds from the decision until it is ready
 * @param warmUp seconds after that in which it is half as fast
 */
record WorkerModel(double service, int start, int warmUp) {
  /** In times of work: what a user asks of 19 answers in 20. */
  private static final double PATIENCE = 20;

  static WorkerModel drawn(Random random) {
    double service = 0.005 * Math.pow(8, random.nextDouble());
    return new WorkerModel(service, 2 + random.nextInt(9), 5 + random.nextInt(16));
  }

  double most() {
    return 1 / service;
  }

  double objective() {
    return PATIENCE * service;
  }

  /** The rate of one worker at which 19 of 20 answers are just in time. */
  double bearable() {
    return most() * (1 - Math.log(20) / PATIENCE);
  }
}
