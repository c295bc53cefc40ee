package io.atoll.testbed.replay;

import com.google.common.collect.ImmutableList;
import io.atoll.api.application.Autoscale;
import io.atoll.api.application.Autoscale.Behavior;
import io.atoll.api.application.Autoscale.Limit;
import io.atoll.api.application.Autoscale.Metric;
import io.atoll.api.application.Resources;
import io.atoll.api.state.ScaleMemory;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import io.atoll.api.value.Durations;
import io.atoll.controller.manager.autoscale.AutoscalePlanner;
import io.atoll.controller.manager.autoscale.Decision;
import io.atoll.controller.manager.autoscale.Situation;
import io.atoll.controller.manager.autoscale.Traffic;
import io.atoll.controller.manager.autoscale.WorkerFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The manager's planner with its defaults, given nothing but a latency objective: it begins knowing
 * nothing of what a worker carries. The proxy's figures come every 2 s.
 */
final class AtollScaler implements Scaler {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final int PERIOD = 2;
  private static final Resources RESOURCES =
      new Resources(
          new Resources.CpuShare(new Cpu(1000), null),
          new Resources.Memory(DataSize.ZERO, null),
          0);

  private final Autoscale rules;
  private final Random random;
  private @Nullable ScaleMemory memory;
  private double came;
  private double served;
  private double sessions;

  AtollScaler(WorkerModel model, Random random) {
    this.random = random;
    Duration objective = Duration.ofNanos(Math.round(model.objective() * 1e9));
    this.rules =
        new Autoscale(
            Replay.MIN,
            Replay.MAX,
            List.of(new Metric.Latency(95, objective)),
            behavior("0s", "100%/15s", "4/15s"),
            behavior("2m", "100%/15s"));
  }

  private static Behavior behavior(String window, String... limits) {
    return new Behavior(
        Durations.parse(window), List.of(limits).stream().map(Limit::parse).toList());
  }

  @Override
  public int look(Plant plant, Moment moment) {
    came += moment.came();
    served += moment.served();
    sessions += moment.sessions();
    if (plant.second() % PERIOD != 0) {
      return plant.count();
    }
    Instant now = START.plusSeconds(plant.second());
    Decision decision = AutoscalePlanner.plan(situation(plant, traffic(moment, now)), now);
    memory = decision.memory();
    came = 0;
    served = 0;
    sessions = 0;
    return decision.count();
  }

  private Situation situation(Plant plant, Traffic traffic) {
    ImmutableList.Builder<WorkerFigures> workers = ImmutableList.builder();
    for (Plant.Worker it : plant.workers()) {
      Instant ready = plant.ready(it) ? START.plusSeconds(it.ready()) : null;
      workers.add(new WorkerFigures("w", ready, null));
    }
    return new Situation(
        rules, RESOURCES, "t", plant.count(), workers.build(), traffic, false, memory);
  }

  /** A percentile of so few answers as come in two seconds is an uncertain thing. */
  private Traffic traffic(Moment moment, Instant now) {
    double off = random.nextGaussian() * Math.sqrt(19 / Math.max(1, came));
    double p95 = Math.max(moment.mean(), moment.percentile(0.95) + moment.mean() * off);
    Map<Integer, Duration> latency =
        came < 20 ? Map.of() : Map.of(95, Duration.ofNanos(Math.round(p95 * 1e9)));
    return new Traffic(
        came / PERIOD,
        served / PERIOD,
        sessions / PERIOD,
        latency,
        Duration.ofSeconds(PERIOD),
        now,
        true);
  }
}
