package io.atoll.cli.history;

import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How a figure behaved.
 *
 * @param mean over time
 */
public record Spread<T>(T mean, T max, T last) {

  static Spread<Cpu> ofCpu(List<Point> points) {
    return required(points, it -> it.cpu().millis(), millis -> new Cpu(Math.round(millis)));
  }

  static Spread<DataSize> ofMemory(List<Point> points) {
    return required(points, it -> it.memory().bytes(), bytes -> new DataSize(Math.round(bytes)));
  }

  /** Where nothing came it was 0. */
  static Spread<Double> of(List<Point> points, ToDoubleFunction<Traffic> figure) {
    return required(
        points,
        it -> it.traffic() == null ? 0 : figure.applyAsDouble(it.traffic()),
        value -> Math.round(value * 10) / 10.0);
  }

  /** Weighed by how much came; null if nothing was told. */
  static @Nullable Spread<Duration> ofTime(
      List<Point> points, Function<Traffic, @Nullable Duration> figure) {
    Tally tally = new Tally();
    for (Point point : points) {
      Traffic traffic = point.traffic();
      Duration time = traffic == null ? null : figure.apply(traffic);
      if (traffic != null && time != null) {
        tally.add((double) time.toMillis(), traffic.rate() * point.span().toMillis());
      }
    }
    return tally.spread(millis -> Duration.ofMillis(Math.round(millis)));
  }

  private static <T> Spread<T> required(
      List<Point> points, ToDoubleFunction<Point> figure, DoubleFunction<T> unit) {
    Tally tally = new Tally();
    points.forEach(it -> tally.add(figure.applyAsDouble(it), (double) it.span().toMillis()));
    return Objects.requireNonNull(tally.spread(unit), "no points");
  }

  private static final class Tally {
    private double sum;
    private double weight;
    private double max;
    private double last;
    private boolean empty = true;

    void add(double figure, double by) {
      sum += figure * by;
      weight += by;
      max = Math.max(max, figure);
      last = figure;
      empty = false;
    }

    <T> @Nullable Spread<T> spread(DoubleFunction<T> unit) {
      double mean = weight > 0 ? sum / weight : last;
      return empty ? null : new Spread<>(unit.apply(mean), unit.apply(max), unit.apply(last));
    }
  }
}
