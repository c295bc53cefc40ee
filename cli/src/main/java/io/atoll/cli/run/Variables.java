package io.atoll.cli.run;

import io.atoll.cli.outcome.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code -e} and {@code --env-file}: what is named without a value is taken from the caller's. */
public final class Variables {
  private final Map<String, String> environment;
  private final Map<String, String> values = new LinkedHashMap<>();

  public Variables(Map<String, String> environment) {
    this.environment = environment;
  }

  public void add(String text) {
    int equals = text.indexOf('=');
    if (equals > 0) {
      values.put(text.substring(0, equals), text.substring(equals + 1));
    } else if (equals == 0) {
      throw CommandFailure.usage("-e " + text + ": a variable needs a name");
    } else if (environment.containsKey(text)) {
      values.put(text, environment.getOrDefault(text, ""));
    }
  }

  public void file(String name) {
    try {
      for (String line : Files.readAllLines(Path.of(name))) {
        String stripped = line.strip();
        if (!stripped.isEmpty() && !stripped.startsWith("#")) {
          add(stripped);
        }
      }
    } catch (IOException e) {
      throw CommandFailure.usage("--env-file " + name + " cannot be read: " + e.getMessage());
    }
  }

  /** In the order in which they were first named. */
  public Map<String, String> values() {
    return values;
  }

  /** {@code KEY=VALUE}, or {@code KEY} for an empty value, as labels are written. */
  public static Map<String, String> labels(List<String> texts) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      labels.put(
          equals < 0 ? text : text.substring(0, equals),
          equals < 0 ? "" : text.substring(equals + 1));
    }
    return labels;
  }
}
