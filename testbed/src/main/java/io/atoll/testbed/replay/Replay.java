package io.atoll.testbed.replay;

import java.util.Random;

/** One trace against one kind of worker. The same seed is the same replay. */
final class Replay {
  static final int MIN = 2;
  static final int MAX = 500;
  private static final int QUICK = 600;

  /** Of little load, in workers that it keeps busy. */
  private static final double LEAST = 2;

  private static final double MOST = 8;

  private final WorkerModel model;
  private final Trace trace;
  private final long seed;

  Replay(Shape shape, long seed) {
    var random = new Random(shape.drawing(seed));
    this.seed = seed;
    this.model = WorkerModel.drawn(random);
    double busy = LEAST + (MOST - LEAST) * random.nextDouble();
    this.trace = shape.trace(busy * model.most(), random);
  }

  int seconds() {
    return trace.seconds();
  }

  /** All begin with as many workers as are four fifths busy. */
  Score run(Contender contender) {
    var random = new Random(seed * 37 + 5);
    int begin = Math.max(MIN, (int) Math.ceil(trace.rate(0) / model.most() / 0.8));
    var plant = new Plant(model, begin, random);
    Scaler scaler = contender.scaler(model, trace, random);
    Score score = Score.NONE;
    int last = 0;
    int lastAt = -QUICK;
    for (int second = 0; second < trace.seconds(); second++) {
      Moment moment = plant.pass(trace.rate(second));
      int by = scaler.look(plant, moment) - plant.count();
      boolean back = by * (long) last < 0 && second - lastAt < QUICK;
      score = score.plus(of(moment, plant.count(), by != 0, back));
      if (by != 0) {
        last = by;
        lastAt = second;
        plant.scale(plant.count() + by);
      }
    }
    return score;
  }

  private Score of(Moment moment, int count, boolean scaled, boolean back) {
    double over = moment.over(model.objective());
    return new Score(
        moment.rate(),
        over > 0.05 + 1e-6 ? moment.rate() : 0,
        over * moment.rate(),
        count,
        scaled ? 1 : 0,
        back ? 1 : 0);
  }
}
