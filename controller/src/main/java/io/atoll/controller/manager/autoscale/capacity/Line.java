package io.atoll.controller.manager.autoscale.capacity;

import io.atoll.api.state.ScaleMemory.Point;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The straight line that the inverse of the latency follows over the rate in a queue with processor
 * sharing, by weighted least squares: {@code 1/latency = start − slope × rate}. Pure.
 */
record Line(double start, double slope) {

  /**
   * Of one point alone, by how long a worker is busy with a request: it carries at least one
   * request at a time.
   */
  static Line through(Point point, double service) {
    double most = 1 / service;
    double share = Math.min(0.999, point.rate() / most);
    double start = 1 / point.latency() / (1 - share);
    return new Line(start, start / most);
  }

  /** Through several points of different rates. */
  static Line fitted(List<Point> points) {
    double weight = points.stream().mapToDouble(Point::weight).sum();
    double rate = mean(points, weight, Point::rate);
    double pace = mean(points, weight, it -> 1 / it.latency());
    double spread = mean(points, weight, it -> square(it.rate() - rate));
    double together = mean(points, weight, it -> (it.rate() - rate) * (1 / it.latency() - pace));
    double slope = -together / spread;
    return new Line(pace + slope * rate, slope);
  }

  /**
   * The rate at which an objective of so many seconds breaks; empty if it gets no slower with more.
   */
  OptionalDouble rateAt(double objective) {
    return slope <= 0 ? OptionalDouble.empty() : OptionalDouble.of((start - 1 / objective) / slope);
  }

  private static double mean(List<Point> points, double weight, ToDoubleFunction<Point> figure) {
    return points.stream().mapToDouble(it -> it.weight() * figure.applyAsDouble(it)).sum() / weight;
  }

  private static double square(double value) {
    return value * value;
  }
}
