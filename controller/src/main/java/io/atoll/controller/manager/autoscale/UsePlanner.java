package io.atoll.controller.manager.autoscale;

import io.atoll.api.application.Autoscale.Metric;
import io.atoll.api.value.Percent;
import io.atoll.controller.manager.autoscale.WorkerFigures.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * From what workers use to how many they should be. Who is not measured, or is still starting, is
 * taken to use nothing when that asks for more workers, and all of its target when it asks for
 * fewer; if that turns the direction round, nothing is done (kubernetes, {@code
 * replica_calculator.go}). Pure.
 */
final class UsePlanner {
  /** What a worker uses to get going says nothing of what it will use. */
  static final Duration START_UP = Duration.ofSeconds(30);

  private final Situation situation;
  private final Instant now;

  UsePlanner(Situation situation, Instant now) {
    this.situation = situation;
    this.now = now;
  }

  Answer cpu(Metric.CpuUse metric) {
    double target = share(situation.resources().cpu().request().millis(), metric.target());
    return target <= 0
        ? new Answer.Blind(metric, "cpu: resources.cpu.request is 0, there is nothing to compare")
        : answer(metric, "cpu", count(target, START_UP, use -> use.cpu().millis()));
  }

  Answer memory(Metric.MemoryUse metric) {
    double target = share(situation.resources().memory().request().bytes(), metric.target());
    return target <= 0
        ? new Answer.Blind(
            metric, "memory: resources.memory.request is 0, there is nothing to compare")
        : answer(metric, "memory", count(target, Duration.ZERO, use -> use.memory().bytes()));
  }

  private static double share(long request, Percent target) {
    return request * (target.value() / 100.0);
  }

  private Answer answer(Metric metric, String name, Tally tally) {
    if (tally.measured() == 0) {
      return new Answer.Blind(metric, name + ": no ready worker has figures");
    }
    String why =
        String.format(
            Locale.ROOT,
            "%s: %d workers use %.0f%% of their target on average%s",
            name,
            tally.measured(),
            tally.ratio() * 100,
            tally.unknown() == 0 ? "" : ", %d are not counted".formatted(tally.unknown()));
    return new Answer.Wants(metric, tally.wanted(situation.current()), why);
  }

  private Tally count(double target, Duration startUp, ToDoubleFunction<Use> figure) {
    int measured = 0;
    double sum = 0;
    for (WorkerFigures worker : situation.workers()) {
      Use use = worker.freshUse(now);
      Instant since = worker.readySince();
      if (use != null && since != null && !now.isBefore(since.plus(startUp))) {
        measured++;
        sum += figure.applyAsDouble(use) / target;
      }
    }
    return new Tally(measured, situation.workers().size() - measured, sum);
  }

  /**
   * @param unknown those that start or have no figures
   * @param load in workers at their target
   */
  private record Tally(int measured, int unknown, double load) {
    double ratio() {
      return load / measured;
    }

    int wanted(int current) {
      return ratio() > 1 ? more(current) : fewer(current);
    }

    /** Beyond the count there are those of an update, which must not multiply it. */
    private int more(int current) {
      int all = measured + unknown;
      double needed = all > current ? load * current / all : load;
      return Math.max(current, Tolerance.follow(current, needed));
    }

    private int fewer(int current) {
      return Math.min(current, Tolerance.follow(current, load + unknown));
    }
  }
}
