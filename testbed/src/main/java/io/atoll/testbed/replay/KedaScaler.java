package io.atoll.testbed.replay;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * KEDA with its Prometheus scaler: the rate of requests over a minute, scraped every 15 s, asked
 * for by the HPA every 15 s. Somebody has found out the rate that a worker is 80% busy with. KEDA's
 * polling of 30 s and cooldown of 300 s are for the way from and to no worker at all, which is not
 * gone here.
 */
final class KedaScaler implements Scaler {
  private static final double TARGET = 0.8;
  private static final int WINDOW = 60;

  private final HpaRules rules = new HpaRules();
  private final int scrapes;
  private final int syncs;
  private final Deque<Double> came = new ArrayDeque<>();
  private double rate;

  /**
   * @param scrapes second in 15 at which the counter is read
   * @param syncs second in 15 at which the HPA decides
   */
  KedaScaler(int scrapes, int syncs) {
    this.scrapes = scrapes;
    this.syncs = syncs;
  }

  @Override
  public int look(Plant plant, Moment moment) {
    came.addLast(moment.came());
    if (came.size() > WINDOW) {
      came.removeFirst();
    }
    int second = plant.second();
    if (second % HpaRules.PERIOD == scrapes) {
      rate = came.stream().mapToDouble(it -> it).sum() / came.size();
    }
    if (second % HpaRules.PERIOD != syncs || rate == 0) {
      return plant.count();
    }
    double workers = rate / (TARGET * plant.model().most());
    boolean near = Math.abs(workers / plant.count() - 1) <= HpaRules.TOLERANCE;
    int wish = near ? plant.count() : (int) Math.ceil(workers);
    return rules.decide(plant.count(), wish, second);
  }
}
