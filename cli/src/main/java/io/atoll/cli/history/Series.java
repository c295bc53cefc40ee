package io.atoll.cli.history;

import com.google.common.collect.ImmutableList;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import io.atoll.cli.view.Kind;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one thing used over time, and what that comes to.
 *
 * @param kind worker, application or node
 * @param application of a worker
 * @param node of a worker
 * @param rate requests a second of an application
 * @param p95 of an application; null if too few were answered
 * @param series oldest first; not empty
 */
public record Series(
    String kind,
    String name,
    @Nullable String application,
    @Nullable String node,
    Spread<Cpu> cpu,
    Spread<DataSize> memory,
    @Nullable Spread<Double> rate,
    @Nullable Spread<Duration> p95,
    List<Point> series) {
  public Series {
    series = ImmutableList.copyOf(series);
  }

  static Series ofWorker(String name, String application, String node, List<Point> points) {
    return of(Kind.WORKER, name, application, node, null, null, points);
  }

  static Series ofNode(String name, List<Point> points) {
    return of(Kind.NODE, name, null, null, null, null, points);
  }

  static Series ofApplication(String name, List<Point> points) {
    return of(
        Kind.APPLICATION,
        name,
        null,
        null,
        Spread.of(points, Traffic::rate),
        Spread.ofTime(points, Traffic::p95),
        points);
  }

  private static Series of(
      Kind kind,
      String name,
      @Nullable String application,
      @Nullable String node,
      @Nullable Spread<Double> rate,
      @Nullable Spread<Duration> p95,
      List<Point> points) {
    List<Point> sorted = points.stream().sorted(Comparator.comparing(Point::at)).toList();
    return new Series(
        kind.word(),
        name,
        application,
        node,
        Spread.ofCpu(sorted),
        Spread.ofMemory(sorted),
        rate,
        p95,
        sorted);
  }

  public boolean answersTo(String wanted) {
    return name.equals(wanted) || wanted.equals(application);
  }
}
