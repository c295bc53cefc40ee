package io.atoll.controller.manager.autoscale.capacity;

import io.atoll.api.state.ScaleMemory.Point;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one worker carries within the objective.
 *
 * @param perWorker requests a second
 * @param confidence the part of it that was seen, from 0 to 1; the rest is the model's word
 */
public record Capacity(double perWorker, double confidence) {
  /** Beyond the highest rate that was seen to do, so far at once where the model says more. */
  private static final double PROBE = 1.25;

  /** Samples that make a point more than chance. */
  private static final double ENOUGH = 5;

  /** Sized for so much of the objective, so that chance does not break it. */
  private static final double ROOM = 0.9;

  private static final double SURE = 30;

  /** Rates closer together say nothing of a slope. */
  private static final double SPREAD = 1.3;

  /** A point this far beyond the objective shows a queue that grows, not a latency. */
  private static final int OVERRUN = 2;

  /** Empty while nothing was learned. */
  public static Optional<Capacity> of(List<Point> points, Duration objective) {
    return of(points, Curve.seconds(objective));
  }

  private static Optional<Capacity> of(List<Point> points, double objective) {
    return points.stream()
        .filter(it -> it.latency() <= OVERRUN * objective)
        .max(
            Comparator.comparing((Point it) -> it.weight() >= ENOUGH)
                .thenComparingDouble(Point::rate))
        .map(it -> estimate(points, it, objective));
  }

  private static Capacity estimate(List<Point> points, Point furthest, double objective) {
    double broken = broken(points, objective);
    Optional<Point> good = good(points, objective, broken);
    double proven = good.map(Point::rate).orElse(0.0);
    boolean doubtful = furthest.latency() > objective && good.isPresent();
    double reached = doubtful ? proven : furthest.rate();
    double modelled =
        fitted(points, objective).orElse(alone(furthest, furthest.service(), objective));
    double unhurried = alone(furthest, unhurried(furthest), objective);
    double most = Math.min(broken, Math.max(unhurried, reached * PROBE));
    double least = Math.min(Math.min(proven, furthest.rate() / OVERRUN), most);
    double rate = Math.max(Math.min(modelled, most), least);
    double seen = good.map(it -> Math.min(1, it.weight() / SURE)).orElse(0.0);
    return new Capacity(rate, Math.min(1, proven / rate) * seen);
  }

  /** By one point, if a worker does one request at a time and is busy for so long with each. */
  private static double alone(Point point, double service, double objective) {
    return Line.through(point, service).rateAt(ROOM * objective).orElse(point.rate());
  }

  /** How long a worker was busy if none had to wait: then it has no room for more than that. */
  private static double unhurried(Point point) {
    return point.service() / Math.max(1e-3, 1 - point.rate() * point.service());
  }

  private static Optional<Double> fitted(List<Point> points, double objective) {
    List<Point> usable =
        points.stream()
            .filter(it -> it.weight() >= ENOUGH)
            .filter(it -> it.latency() <= OVERRUN * objective)
            .toList();
    if (usable.size() < 2 || usable.getLast().rate() < usable.getFirst().rate() * SPREAD) {
      return Optional.empty();
    }
    var rate = Line.fitted(usable).rateAt(ROOM * objective);
    return rate.isPresent() && rate.getAsDouble() > 0
        ? Optional.of(rate.getAsDouble())
        : Optional.empty();
  }

  /** The lowest rate that was seen not to do. */
  private static double broken(List<Point> points, double objective) {
    return points.stream()
        .filter(it -> it.weight() >= ENOUGH && it.latency() > objective)
        .mapToDouble(Point::rate)
        .min()
        .orElse(Double.MAX_VALUE);
  }

  /** The highest rate below it that was seen to do. */
  private static Optional<Point> good(List<Point> points, double objective, double below) {
    return points.stream()
        .filter(it -> it.weight() >= ENOUGH && it.latency() <= objective)
        .filter(it -> it.rate() < below)
        .max(Comparator.comparingDouble(Point::rate));
  }
}
