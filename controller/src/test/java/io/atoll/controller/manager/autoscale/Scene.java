package io.atoll.controller.manager.autoscale;

import io.atoll.api.application.Autoscale;
import io.atoll.api.application.Autoscale.Behavior;
import io.atoll.api.application.Autoscale.Limit;
import io.atoll.api.application.Autoscale.Metric;
import io.atoll.api.application.Resources;
import io.atoll.api.state.ScaleMemory;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import io.atoll.api.value.Durations;
import io.atoll.api.value.Percent;
import io.atoll.controller.manager.autoscale.WorkerFigures.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An application under load, at a time that only moves when told. */
final class Scene {
  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final Resources RESOURCES =
      new Resources(
          new Resources.CpuShare(new Cpu(500), null),
          new Resources.Memory(DataSize.parse("100Mi"), null),
          0);

  private final List<Metric> metrics = new ArrayList<>();
  private final List<WorkerFigures> workers = new ArrayList<>();
  private Behavior up = behavior("0s", "100%/15s", "4/15s");
  private Behavior down = behavior("120s", "100%/15s");
  private int min = 1;
  private int max = 1000;
  private int current;
  private boolean updating;
  private @Nullable Traffic traffic;
  private @Nullable ScaleMemory memory;
  private Instant now = START;

  Scene(int current) {
    this.current = current;
  }

  /** Whether some metric could not say enough. */
  static boolean blind(Decision decision) {
    return decision.answers().stream().anyMatch(Answer.Blind.class::isInstance);
  }

  static Behavior behavior(String window, String... limits) {
    return new Behavior(Durations.parse(window), Arrays.stream(limits).map(Limit::parse).toList());
  }

  Scene cpu(int percent) {
    metrics.add(new Metric.CpuUse(new Percent(percent)));
    return this;
  }

  Scene memory(int percent) {
    metrics.add(new Metric.MemoryUse(new Percent(percent)));
    return this;
  }

  Scene requests(double target) {
    metrics.add(new Metric.RequestsPerSecond(target));
    return this;
  }

  Scene p95(Duration objective) {
    metrics.add(new Metric.Latency(95, objective));
    return this;
  }

  Scene range(int least, int most) {
    min = least;
    max = most;
    return this;
  }

  Scene up(String window, String... limits) {
    up = behavior(window, limits);
    return this;
  }

  Scene down(String window, String... limits) {
    down = behavior(window, limits);
    return this;
  }

  Scene updating() {
    updating = true;
    return this;
  }

  Scene after(Duration time) {
    now = now.plus(time);
    return this;
  }

  Scene clear() {
    workers.clear();
    return this;
  }

  /**
   * Ready for an hour, using so many percent of a cpu request of 500m and a memory one of 100Mi.
   */
  Scene workers(int count, int cpuPercent, int memoryPercent) {
    return workers(count, now.minusSeconds(3600), use(cpuPercent, memoryPercent, now));
  }

  Scene workers(int count, @Nullable Instant readySince, @Nullable Use use) {
    for (int i = 0; i < count; i++) {
      workers.add(new WorkerFigures("w" + workers.size(), readySince, use));
    }
    return this;
  }

  static Use use(int cpuPercent, int memoryPercent, Instant heard) {
    return new Use(new Cpu(cpuPercent * 5L), new DataSize(memoryPercent * (1L << 20)), heard);
  }

  Scene rate(double rate) {
    return traffic(rate, true, now);
  }

  Scene traffic(double rate, boolean complete, Instant heard) {
    Duration span = Duration.ofSeconds(2);
    traffic = new Traffic(rate, rate, rate / 20, Map.of(), span, heard, complete);
    return this;
  }

  /** More comes than is answered. */
  Scene flood(double rate, double answered, Duration p95) {
    Duration span = Duration.ofSeconds(2);
    traffic = new Traffic(rate, answered, rate, Map.of(95, p95), span, now, true);
    return this;
  }

  Scene silent() {
    traffic = null;
    return this;
  }

  Scene forgetful() {
    memory = null;
    return this;
  }

  int current() {
    return current;
  }

  Instant now() {
    return now;
  }

  Situation situation() {
    return new Situation(
        new Autoscale(min, max, metrics, up, down),
        RESOURCES,
        "t1",
        current,
        workers,
        traffic,
        updating,
        memory);
  }

  /** What is decided, which then is in force. */
  Decision decide() {
    Decision decision = AutoscalePlanner.plan(situation(), now);
    current = decision.count();
    memory = decision.memory();
    return decision;
  }

  int count() {
    return decide().count();
  }
}
