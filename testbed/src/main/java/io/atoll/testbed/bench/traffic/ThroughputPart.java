package io.atoll.testbed.bench.traffic;

import io.atoll.testbed.programs.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** As much as goes through, beside the same workers behind a proxy configured by hand. */
final class ThroughputPart {
  private static final int WORKERS = 4;
  private static final int ROUNDS = 5;
  private static final Duration TIME = Duration.ofSeconds(6);

  private ThroughputPart() {}

  static void run(WebApplication web, Path home) throws IOException {
    web.roll(WORKERS, "a", "25%");
    List<Throughput> atoll = new ArrayList<>();
    List<Throughput> plain = new ArrayList<>();
    Path log = home.resolve("wrk.log");
    try (Program peer = PlainProxy.start(home, web.workers())) {
      for (int round = 0; round < ROUNDS; round++) {
        atoll.add(Throughput.measure(log, WebApplication.URL, TIME));
        plain.add(Throughput.measure(log, PlainProxy.URL, TIME));
      }
      peer.stop();
    }
    System.out.printf(
        Locale.ROOT,
        "throughput: %.0f requests/s, p99 %.2f ms; by hand %.0f, %.2f ms; ratio of rates %.3f%n",
        median(atoll, Throughput::rate),
        median(atoll, Throughput::slow),
        median(plain, Throughput::rate),
        median(plain, Throughput::slow),
        median(atoll, Throughput::rate) / median(plain, Throughput::rate));
  }

  private static double median(List<Throughput> all, ToDoubleFunction<Throughput> figure) {
    return all.stream()
        .map(figure::applyAsDouble)
        .sorted(Comparator.naturalOrder())
        .skip(all.size() / 2)
        .findFirst()
        .orElseThrow();
  }
}
