package io.atoll.api.yaml;

import io.atoll.api.yaml.text.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

final class Texts {
  private Texts() {}

  static String resource(String name) {
    try (InputStream in = Texts.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One a line; nothing if the text is valid. */
  static String problems(Parsed parsed) {
    return switch (parsed) {
      case Parsed.Valid valid -> "";
      case Parsed.Invalid(List<Problem> problems) ->
          problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
    };
  }
}
