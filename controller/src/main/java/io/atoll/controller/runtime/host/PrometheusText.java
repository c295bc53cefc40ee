package io.atoll.controller.runtime.host;

import io.atoll.controller.runtime.Metrics;

/** Metrics as Prometheus reads them (text exposition format 0.0.4). */
public final class PrometheusText {
  private PrometheusText() {}

  public static String render(Metrics metrics) {
    StringBuilder text = new StringBuilder();
    metrics
        .snapshot()
        .forEach((series, value) -> text.append(series).append(' ').append(value).append('\n'));
    return text.toString();
  }
}
