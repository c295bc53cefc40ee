package io.atoll.controller;

import io.atoll.api.yaml.DocumentException;
import io.atoll.api.yaml.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Gives flags that were not typed the values of a file: under the environment, over defaults. */
final class ConfigFile implements IDefaultValueProvider {
  private static final String FLAG = "--config";

  private final Map<String, Object> values;

  private ConfigFile(Map<String, Object> values) {
    this.values = values;
  }

  /**
   * The file named among the arguments, if any.
   *
   * @throws IllegalArgumentException if it cannot be read, for people
   */
  static Optional<ConfigFile> among(String[] arguments) {
    List<String> all = List.of(arguments);
    int flag = all.indexOf(FLAG);
    if (flag < 0 || flag + 1 >= all.size()) {
      return all.stream()
          .filter(it -> it.startsWith(FLAG + "="))
          .findFirst()
          .map(it -> read(Path.of(it.substring(FLAG.length() + 1))));
    }
    return Optional.of(read(Path.of(all.get(flag + 1))));
  }

  @SuppressWarnings("unchecked") // a YAML mapping has text for keys
  private static ConfigFile read(Path file) {
    try {
      return new ConfigFile(Documents.read(Files.readString(file), Map.class));
    } catch (IOException | DocumentException e) {
      throw new IllegalArgumentException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return null;
    }
    Object value = values.get(option.longestName().replaceFirst("^--", ""));
    return value == null ? null : text(value);
  }

  private static String text(Object value) {
    return value instanceof List<?> list
        ? String.join(",", list.stream().map(String::valueOf).toList())
        : String.valueOf(value);
  }
}
