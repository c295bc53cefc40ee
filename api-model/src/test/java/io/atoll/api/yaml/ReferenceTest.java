package io.atoll.api.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.yaml.kinds.ApplicationFields;
import io.atoll.api.yaml.kinds.NetworkFields;
import io.atoll.api.yaml.kinds.NodeFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documentation and the examples against the schema. */
final class ReferenceTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void theReferenceHasARowForEveryFieldAndNoOther() throws IOException {
    String expected =
        Stream.of(ApplicationFields.SHAPE, NodeFields.SHAPE, NetworkFields.SHAPE)
            .flatMap(shape -> FieldTable.rows(shape).stream())
            .collect(Collectors.joining("\n"));
    String written =
        Files.readAllLines(ROOT.resolve("docs/application.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .collect(Collectors.joining("\n"));
    assertEquals(expected, written);
  }

  @Test
  void theReferenceShowsTheWholeLanguage() throws IOException {
    String example =
        Files.readString(ROOT.resolve("docs/application.md"))
            .split("```yaml\n", -1)[1]
            .split("```", -1)[0];
    assertInstanceOf(Parsed.Valid.class, Manifests.parse(example, "application.md"));
  }

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("examples"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleCanBeApplied(Path file) throws IOException {
    Parsed parsed = Manifests.parse(Files.readAllBytes(file), file.toString());
    assertEquals("", Texts.problems(parsed));
    assertTrue(parsed instanceof Parsed.Valid(var manifests) && !manifests.isEmpty());
  }
}
