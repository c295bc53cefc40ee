package io.atoll.testbed.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No file grows beyond what can be read at one sitting: find the piece that wants to be its own.
 */
final class SourceSizeTest {
  private static final int MOST_LINES = 400;

  @Test
  void noSourceFileIsLongerThan400Lines() throws IOException {
    List<Path> sources = sources();
    assertTrue(sources.size() > 50, "not the sources: " + Path.of("..").toRealPath());
    List<String> tooLong = new ArrayList<>();
    for (Path file : sources) {
      int lines = Files.readAllLines(file).size();
      if (lines > MOST_LINES) {
        tooLong.add(file + " has " + lines + " lines");
      }
    }
    assertEquals(List.of(), tooLong);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("/src/"))
          .toList();
    }
  }
}
