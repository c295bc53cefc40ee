package io.atoll.controller;

import io.atoll.api.yaml.DocumentException;
import io.atoll.api.yaml.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Gives flags that were not typed the values of a file: under the environment, over defaults. */
final class ConfigFile implements IDefaultValueProvider {
  private static final String FLAG = "--config";

  /** The variables that stand in for flags which were not typed. */
  private static final Map<String, String> VARIABLES =
      Map.ofEntries(
          Map.entry("node", "ATOLL_NODE"),
          Map.entry("endpoints", "ATOLL_ENDPOINTS"),
          Map.entry("docker", "DOCKER_HOST"),
          Map.entry("ovs-rundir", "OVS_RUNDIR"),
          Map.entry("data-dir", "ATOLL_DATA_DIR"),
          Map.entry("metrics-port", "ATOLL_METRICS_PORT"),
          Map.entry("http-port", "ATOLL_HTTP_PORT"),
          Map.entry("https-port", "ATOLL_HTTPS_PORT"),
          Map.entry("figures-port", "ATOLL_FIGURES_PORT"),
          Map.entry("folder", "ATOLL_FOLDER"),
          Map.entry("folder-recursive", "ATOLL_FOLDER_RECURSIVE"),
          Map.entry("folder-prune", "ATOLL_FOLDER_PRUNE"),
          Map.entry("folder-drift", "ATOLL_FOLDER_DRIFT"),
          Map.entry("folder-source", "ATOLL_FOLDER_SOURCE"));

  private static final Set<String> WITHOUT_VARIABLE =
      Set.of("address", "roles", "proxy-run-dir", "proxy-log");

  private final Map<String, Object> values;

  private final Map<String, String> environment;

  private ConfigFile(Map<String, Object> values, Map<String, String> environment) {
    this.values = values;
    this.environment = environment;
  }

  /**
   * The file named among the arguments, if any.
   *
   * @throws IllegalArgumentException if it cannot be read, for people
   */
  static Optional<ConfigFile> among(String[] arguments, Map<String, String> environment) {
    List<String> all = List.of(arguments);
    int flag = all.indexOf(FLAG);
    if (flag < 0 || flag + 1 >= all.size()) {
      return all.stream()
          .filter(it -> it.startsWith(FLAG + "="))
          .findFirst()
          .map(it -> read(Path.of(it.substring(FLAG.length() + 1)), environment));
    }
    return Optional.of(read(Path.of(all.get(flag + 1)), environment));
  }

  @SuppressWarnings("unchecked") // a YAML mapping has text for keys
  private static ConfigFile read(Path file, Map<String, String> environment) {
    try {
      Map<String, Object> values = Documents.read(Files.readString(file), Map.class);
      values.keySet().forEach(key -> check(file, key));
      return new ConfigFile(values, environment);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(file + ": there is no such file", e);
    } catch (IOException | DocumentException e) {
      throw new IllegalArgumentException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static void check(Path file, String key) {
    if (!VARIABLES.containsKey(key) && !WITHOUT_VARIABLE.contains(key)) {
      Set<String> known = new TreeSet<>(VARIABLES.keySet());
      known.addAll(WITHOUT_VARIABLE);
      throw new IllegalArgumentException(
          file + ": " + key + ": unknown; known are " + String.join(", ", known));
    }
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return null;
    }
    String name = option.longestName().replaceFirst("^--", "");
    String variable = VARIABLES.get(name);
    Object value = values.get(name);
    // Null leaves the word to the flag's own default, which asks the environment.
    boolean told = variable != null && environment.containsKey(variable);
    return value == null || told ? null : text(value);
  }

  private static String text(Object value) {
    return value instanceof List<?> list
        ? String.join(",", list.stream().map(String::valueOf).toList())
        : String.valueOf(value);
  }
}
