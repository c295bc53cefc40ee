package io.atoll.controller.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FiguresTest {
  private final Metrics metrics = new Metrics();

  @Test
  void saysOfEachMetricWhatItIs() {
    metrics.counter("made_total", "Things made.", "kind").labelValues("x\"y").inc();
    Scrape scrape = Scrape.of(metrics, figures -> figures.add("depth", "How deep.", 7));
    assertEquals(
        List.of(
            "# HELP depth How deep.",
            "# TYPE depth gauge",
            "depth 7.0",
            "# HELP made_total Things made.",
            "# TYPE made_total counter",
            "made_total{kind=\"x\\\"y\"} 1.0"),
        scrape.lines());
  }

  @Test
  void ofTwoValuesOfASeriesTheLargerStands() {
    Scrape scrape =
        Scrape.of(
            metrics,
            figures -> figures.about("of", "a").add("age_seconds", "Age.", Duration.ofSeconds(3)),
            figures -> figures.add("age_seconds", "Age.", 2.5, "of", "a"),
            figures -> figures.about("of", "b").add("age_seconds", "Age.", 1));
    assertEquals(3, scrape.value("age_seconds{of=\"a\"}"));
    assertEquals(1, scrape.value("age_seconds{of=\"b\"}"));
  }

  @Test
  void whatIsAskedForAgainCountsOn() {
    metrics.counter("made_total", "Things made.").inc();
    metrics.counter("made_total", "Things made.").inc();
    metrics.durations("wait_seconds", "Waiting.").observe(0.004);
    metrics.durations("wait_seconds", "Waiting.").observe(100);
    Scrape scrape = Scrape.of(metrics);
    assertEquals(2, scrape.value("made_total"));
    assertEquals(1, scrape.value("wait_seconds_bucket{le=\"0.005\"}"));
    assertEquals(1, scrape.value("wait_seconds_bucket{le=\"60.0\"}"));
    assertEquals(2, scrape.value("wait_seconds_count"));
  }

  @Test
  void callsAreCountedByWhatBecameOfThem() throws Exception {
    ManualClock clock = new ManualClock();
    Calls calls = new Calls(metrics, clock, "thing", "a thing", thrown -> "broken");
    assertEquals(
        3,
        calls.<Integer, RuntimeException>ask(
            "count",
            () -> {
              clock.advance(Duration.ofSeconds(2));
              return 3;
            }));
    assertThrows(
        IllegalStateException.class,
        () ->
            calls.tell(
                "count",
                () -> {
                  throw new IllegalStateException();
                }));
    assertThrows(
        InterruptedException.class,
        () ->
            calls.ask(
                "count",
                () -> {
                  throw new InterruptedException();
                }));
    Scrape scrape = Scrape.of(metrics);
    for (String outcome : List.of("done", "broken", "interrupted")) {
      assertEquals(
          1,
          scrape.value("atoll_thing_calls_total{operation=\"count\",outcome=\"" + outcome + "\"}"),
          outcome);
    }
    assertEquals(2, scrape.value("atoll_thing_call_seconds_sum{operation=\"count\"}"));
  }
}
