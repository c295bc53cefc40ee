package io.atoll.testbed.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * An application's workers under load, a second at a time. Requests that come faster than workers
 * work pile up and are worked off in turn; beside that, times are those of a queue with processor
 * sharing: on average {@code service / (1 − use)}, and exponential around that.
 */
final class Plant {
  /** Closer to its limit no queue gets within seconds. */
  private static final double FULLEST = 0.97;

  private final WorkerModel model;
  private final Random random;
  private final List<Worker> workers = new ArrayList<>();
  private double backlog;
  private int second;

  /**
   * @param random of what is measured; what happens is the trace's own
   */
  Plant(WorkerModel model, int count, Random random) {
    this.model = model;
    this.random = random;
    for (int i = 0; i < count; i++) {
      workers.add(new Worker(-3600, -3600));
    }
  }

  /**
   * @param asked when it was asked for
   * @param ready when it takes requests
   */
  record Worker(int asked, int ready) {}

  WorkerModel model() {
    return model;
  }

  int second() {
    return second;
  }

  List<Worker> workers() {
    return List.copyOf(workers);
  }

  int count() {
    return workers.size();
  }

  /** The newest go first. */
  void scale(int count) {
    while (workers.size() > count) {
      workers.removeLast();
    }
    while (workers.size() < count) {
      workers.add(new Worker(second, second + model.start()));
    }
  }

  /** Lets one second pass. */
  Moment pass(double rate) {
    double capacity = Math.max(model.most() / 2, capacity());
    double before = backlog;
    double served = Math.min(before + rate, capacity);
    backlog = before + rate - served;
    double wait = (before + backlog) / 2 / capacity;
    double use = Math.min(FULLEST, rate / capacity);
    double mean = model.service() / (1 - use);
    double came = Math.max(0, rate + Math.sqrt(rate) * random.nextGaussian());
    second++;
    return new Moment(rate, came, served, wait, mean, served * mean + backlog, served / capacity);
  }

  private double capacity() {
    return workers.stream().mapToDouble(this::speed).sum() * model.most();
  }

  private double speed(Worker worker) {
    int age = second - worker.ready();
    if (age < 0) {
      return 0;
    }
    return age < model.warmUp() ? 0.5 : 1;
  }

  boolean ready(Worker worker) {
    return second >= worker.ready();
  }
}
