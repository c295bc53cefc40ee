package io.atoll.cli.history;

import io.atoll.api.agent.Sample;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Gathers what one node told of one application within a step of time. One thread. */
final class Cell {
  private double seconds;
  private double cpu;
  private double memory;
  private double rate;
  private double errors;
  private double queue;
  private double retries;
  private double failures;
  private final Weighed p95 = new Weighed();
  private final Weighed p99 = new Weighed();

  /** A mean of percentiles, by how many requests they are of. */
  private static final class Weighed {
    private double sum;
    private double weight;

    void add(@Nullable Duration time, double by) {
      if (time != null) {
        sum += time.toMillis() * by;
        weight += by;
      }
    }

    void add(Weighed other) {
      sum += other.sum;
      weight += other.weight;
    }

    @Nullable Duration mean() {
      return weight > 0 ? Duration.ofMillis(Math.round(sum / weight)) : null;
    }
  }

  /** Also of a sample without anything of the application, so that it counts as none. */
  void pass(Duration span) {
    seconds += seconds(span);
  }

  void add(Sample.Worker worker, Duration span) {
    cpu += worker.cpu().millis() * seconds(span);
    memory += (double) worker.memory().bytes() * seconds(span);
  }

  void add(Sample.Application seen, Duration span) {
    double length = seconds(span);
    rate += seen.rate() * length;
    errors += seen.errors() * length;
    queue += seen.queue() * length;
    retries += seen.retries() * length;
    failures += seen.failures() * length;
    p95.add(seen.p95(), seen.rate() * length);
    p99.add(seen.p99(), seen.rate() * length);
  }

  private static double seconds(Duration span) {
    return span.toMillis() / 1e3;
  }

  /** Adds the other's means to those of this, which then stand for one second. */
  void plusMeans(Cell other) {
    double length = other.seconds > 0 ? other.seconds : 1;
    seconds = 1;
    cpu += other.cpu / length;
    memory += other.memory / length;
    rate += other.rate / length;
    errors += other.errors / length;
    queue += other.queue / length;
    retries += other.retries / length;
    failures += other.failures / length;
    p95.add(other.p95);
    p99.add(other.p99);
  }

  double cpuMillis() {
    return cpu;
  }

  double memoryBytes() {
    return memory;
  }

  @Nullable Traffic traffic() {
    return rate == 0 && queue == 0
        ? null
        : new Traffic(
            tenths(rate),
            tenths(errors),
            tenths(queue),
            tenths(retries),
            tenths(failures),
            p95.mean(),
            p99.mean());
  }

  private static double tenths(double figure) {
    return Math.round(figure * 10) / 10.0;
  }
}
