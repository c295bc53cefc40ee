package io.atoll.testbed.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What lies in {@code manifests} for Prometheus and Grafana, and the page that tells of it. */
public final class Shipped {
  static final Path PROMETHEUS = Path.of("../manifests/prometheus");
  private static final Path DASHBOARD = Path.of("../manifests/grafana/atoll.json");
  private static final Path PAGE = Path.of("../docs/observability.md");
  private static final Pattern METRIC =
      Pattern.compile("\\b((atoll|container|haproxy|etcd|process|jvm)_[a-z0-9_]+|up)\\b");
  private static final Pattern LISTED = Pattern.compile("`(atoll_[a-z0-9_]+)`");

  private Shipped() {}

  /** As a query: the expression of an alert. */
  public static String expression(String alert) {
    return alerts().stream()
        .filter(rule -> rule.path("alert").asText().equals(alert))
        .map(rule -> rule.path("expr").asText())
        .findFirst()
        .orElseThrow();
  }

  /** The queries of the dashboard, as Grafana would ask them for all applications. */
  public static List<String> queries() {
    return dashboard().findValuesAsText("expr").stream()
        .map(query -> query.replace("$application", ".+").replace("$__rate_interval", "1m"))
        .toList();
  }

  /** The names that alerts and dashboard read. */
  public static SortedSet<String> metricsRead() {
    SortedSet<String> names = new TreeSet<>();
    expressions()
        .flatMap(expression -> METRIC.matcher(expression).results())
        .forEach(found -> names.add(withoutSuffix(found.group(1))));
    return names;
  }

  /** Of alerts and dashboard. */
  static Stream<String> expressions() {
    return Stream.concat(
        alerts().stream().map(rule -> rule.path("expr").asText()), queries().stream());
  }

  /** The metrics of the controller that the page lists. */
  public static SortedSet<String> metricsTold() {
    SortedSet<String> names = new TreeSet<>();
    read(PAGE)
        .lines()
        .filter(line -> line.startsWith("| `atoll_"))
        .flatMap(line -> LISTED.matcher(line).results())
        .forEach(found -> names.add(found.group(1)));
    return names;
  }

  /** A histogram is called by what it counts. */
  public static String withoutSuffix(String series) {
    return series.replaceFirst("_seconds_(bucket|sum|count)$", "_seconds");
  }

  /** The commands of the page that begin a Prometheus beside a local cluster. */
  public static List<String> commands() {
    String block = read(PAGE).split("## Run Prometheus", -1)[1].split("```\n", -1)[1];
    return Splitter.on('\n').omitEmptyStrings().splitToList(block);
  }

  static List<JsonNode> alerts() {
    return yaml("alerts.yml").findValues("rules").stream()
        .flatMap(rules -> Stream.of(rules).flatMap(JsonNode::valueStream))
        .toList();
  }

  static List<JsonNode> cases() {
    return yaml("alerts_test.yml").path("tests").valueStream().toList();
  }

  static JsonNode dashboard() {
    try {
      return new ObjectMapper().readTree(read(DASHBOARD));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode yaml(String name) {
    try {
      return new YAMLMapper().readTree(read(PROMETHEUS.resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
