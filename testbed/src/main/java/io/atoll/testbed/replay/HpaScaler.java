package io.atoll.testbed.replay;

import io.atoll.testbed.replay.Plant.Worker;

/**
 * The HPA on cpu at 80%, the target where a user names none, with figures from metrics-server: the
 * use of each pod over 15 s, every 15 s. A pod that is not ready, or was not for all of that time,
 * is left out going down and taken for idle going up ({@code replica_calculator.go}).
 */
final class HpaScaler implements Scaler {
  private static final double TARGET = 0.8;

  private final HpaRules rules = new HpaRules();
  private final int scrapes;
  private final int syncs;
  private double use;
  private int seconds;
  private double scraped;
  private int scrapedAt;

  /**
   * @param scrapes second in 15 at which figures are taken
   * @param syncs second in 15 at which it decides
   */
  HpaScaler(int scrapes, int syncs) {
    this.scrapes = scrapes;
    this.syncs = syncs;
  }

  @Override
  public int look(Plant plant, Moment moment) {
    use += moment.use();
    seconds++;
    int second = plant.second();
    if (second % HpaRules.PERIOD == scrapes) {
      scraped = use / seconds;
      scrapedAt = second;
      use = 0;
      seconds = 0;
    }
    if (second % HpaRules.PERIOD != syncs || scrapedAt == 0) {
      return plant.count();
    }
    return rules.decide(plant.count(), wish(plant), second);
  }

  private int wish(Plant plant) {
    int current = plant.count();
    long measured = plant.workers().stream().filter(this::measured).count();
    double ratio = scraped / TARGET;
    boolean idle = ratio > 1 && measured < current;
    double taken = idle ? ratio * measured / current : ratio;
    if (measured == 0 || Math.abs(taken - 1) <= HpaRules.TOLERANCE || (idle && taken < 1)) {
      return current;
    }
    return Math.max(1, (int) Math.ceil(taken * (idle ? current : measured) - 1e-9));
  }

  private boolean measured(Worker worker) {
    return worker.ready() + HpaRules.PERIOD <= scrapedAt;
  }
}
