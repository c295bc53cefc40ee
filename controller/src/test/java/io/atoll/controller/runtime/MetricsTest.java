package io.atoll.controller.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MetricsTest {
  @Test
  void namesSeriesAsPrometheusDoes() {
    assertEquals("up", Metrics.series("up"));
    assertEquals("a{x=\"1\",y=\"say \\\"2\\\"\"}", Metrics.series("a", "x", "1", "y", "say \"2\""));
  }

  @Test
  void addsUpCountersAndAsksGauges() {
    Metrics metrics = new Metrics();
    metrics.increment("made_total");
    metrics.increment("made_total");
    metrics.gauge("depth", () -> 7);
    metrics.time("pass", Duration.ofMillis(1500), "c", "x");

    assertEquals(
        Map.of(
            "made_total", 2.0,
            "depth", 7.0,
            "pass_seconds_sum{c=\"x\"}", 1.5,
            "pass_seconds_count{c=\"x\"}", 1.0),
        metrics.snapshot());
  }
}
