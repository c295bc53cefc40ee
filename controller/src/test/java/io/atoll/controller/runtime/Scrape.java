package io.atoll.controller.runtime;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Figures as Prometheus would read them. */
public record Scrape(List<String> lines) {

  public static Scrape of(MetricSnapshots snapshots) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      PrometheusTextFormatWriter.create().write(out, snapshots);
      return new Scrape(out.toString(StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Scrape of(Metrics metrics, Measured... measured) {
    Figures figures = new Figures();
    for (Measured one : measured) {
      one.measure(figures);
    }
    return of(figures.with(metrics.snapshots()));
  }

  /**
   * The value of a series, or -1 if there is none.
   *
   * @param series with its labels in the order of the alphabet
   */
  public double value(String series) {
    return lines.stream()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElse(-1);
  }
}
