package io.atoll.cli.command;

import io.atoll.api.application.Application;
import io.atoll.cli.run.Sheet;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The fields of an {@code autoscale} block as options. */
final class AutoscaleOptions {
  private static final String METRICS = "spec.autoscale.metrics";

  @Option(names = "--min", paramLabel = "N", description = "Never fewer workers; 1 if not said.")
  private @Nullable Integer min;

  @Option(names = "--max", paramLabel = "N", description = "Never more workers.")
  private @Nullable Integer max;

  @Option(
      names = "--requests",
      paramLabel = "RATE",
      description = "Requests a second for each worker.")
  private @Nullable Double requests;

  @Option(
      names = {"--cpu", "--cpu-percent"},
      paramLabel = "SHARE",
      description = "Of the request of cpu, such as 60%%.")
  private @Nullable String cpu;

  @Option(
      names = "--memory",
      paramLabel = "SHARE",
      description = "Of the request of memory, such as 80%%.")
  private @Nullable String memory;

  @Option(
      names = "--p95",
      paramLabel = "TIME",
      description = "Within which 19 of 20 requests shall be answered.")
  private @Nullable String p95;

  @Option(
      names = "--p99",
      paramLabel = "TIME",
      description = "Within which 99 of 100 requests shall be answered.")
  private @Nullable String p99;

  boolean given() {
    return Stream.of(min, max, requests, cpu, memory, p95, p99).anyMatch(it -> it != null);
  }

  /** A document that has nothing but the block. */
  Sheet write(String application) {
    Sheet sheet = new Sheet("autoscale");
    sheet.put("apiVersion", Application.API_VERSION, "");
    sheet.put("kind", "Application", "");
    sheet.put("metadata.name", application, application);
    sheet.put("spec.image", "any", "");
    put(sheet, "min", min);
    put(sheet, "max", max);
    add(sheet, "requestsPerSecond", requests, "--requests");
    add(sheet, "cpu", percent(cpu), "--cpu");
    add(sheet, "memory", percent(memory), "--memory");
    latency(sheet, "p95", p95);
    latency(sheet, "p99", p99);
    return sheet;
  }

  private static void put(Sheet sheet, String field, @Nullable Integer value) {
    if (value != null) {
      sheet.put("spec.autoscale." + field, value, "--%s %d".formatted(field, value));
    }
  }

  private static void add(Sheet sheet, String metric, @Nullable Object target, String option) {
    if (target != null) {
      sheet.add(METRICS, Map.of(metric, target), option + " " + target);
    }
  }

  private static void latency(Sheet sheet, String percentile, @Nullable String objective) {
    if (objective != null) {
      sheet.add(
          METRICS,
          Map.of("latency", Map.of(percentile, objective)),
          "--%s %s".formatted(percentile, objective));
    }
  }

  /** kubectl's {@code --cpu-percent} takes a bare number. */
  private static @Nullable String percent(@Nullable String share) {
    return share != null && share.matches("\\d+") ? share + "%" : share;
  }
}
