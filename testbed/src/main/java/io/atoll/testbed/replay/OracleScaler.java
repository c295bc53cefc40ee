package io.atoll.testbed.replay;

/**
 * Knows the trace to come, and what a worker carries: the fewest workers that keep the objective.
 */
final class OracleScaler implements Scaler {
  private final Trace trace;

  OracleScaler(Trace trace) {
    this.trace = trace;
  }

  @Override
  public int look(Plant plant, Moment moment) {
    WorkerModel model = plant.model();
    double rate = trace.highest(plant.second(), model.start() + model.warmUp() + 1);
    return Math.max(Replay.MIN, (int) Math.ceil(rate / model.bearable()));
  }
}
