package io.atoll.testbed.bench.traffic;

import io.atoll.testbed.programs.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code wrk} gets through with all its connections busy.
 *
 * @param rate requests a second
 * @param slow the 99th of a hundred, milliseconds
 */
record Throughput(double rate, double slow) {
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final Pattern SLOW = Pattern.compile("\\s99%\\s+([0-9.]+)(us|ms|s)");

  static Throughput measure(Path log, String url, Duration time) throws IOException {
    Files.deleteIfExists(log);
    try (Program wrk =
        Program.start(
            "wrk",
            log,
            "wrk",
            "-t1",
            "-c16",
            "-d" + time.toSeconds() + "s",
            "--latency",
            "-H",
            "Host: " + WebApplication.HOST,
            url + "healthz")) {
      wrk.awaitEnd(time.plusSeconds(30));
      return parse(Files.readString(log));
    }
  }

  private static Throughput parse(String text) {
    Matcher rate = RATE.matcher(text);
    Matcher slow = SLOW.matcher(text);
    if (!rate.find() || !slow.find() || text.contains("Non-2xx")) {
      throw new IllegalStateException("wrk says: " + text);
    }
    double unit =
        switch (slow.group(2)) {
          case "us" -> 0.001;
          case "ms" -> 1;
          default -> 1000;
        };
    return new Throughput(
        Double.parseDouble(rate.group(1)), Double.parseDouble(slow.group(1)) * unit);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.0f requests/s, p99 %.2f ms", rate, slow);
  }
}
