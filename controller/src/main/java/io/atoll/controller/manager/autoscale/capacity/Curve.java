package io.atoll.controller.manager.autoscale.capacity;

import com.google.common.collect.ImmutableList;
import io.atoll.api.state.ScaleMemory.Point;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Latency over the rate of one worker, as a few points, each the mean of what was seen around its
 * rate. A point that another contradicts fades: who is too late at some rate is not in time at a
 * higher one. Pure.
 */
final class Curve {
  /** Rates of one point differ by at most so much. */
  private static final double GRAIN = Math.log(1.15);

  /** So many samples make a point's memory: about two minutes. */
  private static final double MOST_WEIGHT = 60;

  private static final double FADES = 0.9;
  private static final double GONE = 0.5;

  private final List<Point> points;
  private final Duration objective;

  Curve(List<Point> points, Duration objective) {
    this.points = points;
    this.objective = objective;
  }

  static List<Point> scaled(List<Point> points, double share) {
    return points.stream()
        .map(it -> weighing(it, it.weight() * share))
        .filter(it -> it.weight() >= GONE)
        .collect(ImmutableList.toImmutableList());
  }

  List<Point> with(double rate, Duration latency, double meanSeconds) {
    double service = meanSeconds / (1 + rate * meanSeconds);
    Point sample = new Point(rate, seconds(latency), service, 1);
    Point joined =
        points.stream()
            .filter(it -> place(it) == place(sample))
            .findFirst()
            .map(it -> joined(it, sample))
            .orElse(sample);
    return Stream.concat(
            Stream.of(joined),
            points.stream()
                .filter(it -> place(it) != place(sample))
                .map(it -> contradicts(sample, it) ? weighing(it, it.weight() * FADES) : it)
                .filter(it -> it.weight() >= GONE))
        .sorted(Comparator.comparingDouble(Point::rate))
        .collect(ImmutableList.toImmutableList());
  }

  private boolean contradicts(Point sample, Point other) {
    return inTime(sample)
        ? !inTime(other) && other.rate() < sample.rate()
        : inTime(other) && other.rate() > sample.rate();
  }

  private boolean inTime(Point point) {
    return point.latency() <= seconds(objective);
  }

  /** Paces are averaged, not times: one late look among many does not spoil the mean. */
  private static Point joined(Point old, Point sample) {
    double weight = Math.min(MOST_WEIGHT, old.weight() + 1);
    double rate = old.rate() + (sample.rate() - old.rate()) / weight;
    double inverse = 1 / old.latency();
    double latency = 1 / (inverse + (1 / sample.latency() - inverse) / weight);
    double service = old.service() + (sample.service() - old.service()) / weight;
    return new Point(rate, latency, service, weight);
  }

  private static Point weighing(Point point, double weight) {
    return new Point(point.rate(), point.latency(), point.service(), weight);
  }

  private static long place(Point point) {
    return Math.round(Math.log(point.rate()) / GRAIN);
  }

  static double seconds(Duration time) {
    return Math.max(1e-6, time.toNanos() / 1e9);
  }
}
