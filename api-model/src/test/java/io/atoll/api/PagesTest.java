package io.atoll.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of the documentation among themselves. */
final class PagesTest {
  private static final Path ROOT = Path.of("..");
  private static final Path DOCS = ROOT.resolve("docs");
  private static final String INDEX = "README.md";
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(DOCS)) {
      return Stream.concat(
              Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")),
              files.filter(file -> file.toString().endsWith(".md")).sorted())
          .toList();
    }
  }

  @Test
  void theIndexHasOneLineForEachPage() throws IOException {
    String expected =
        pages().stream()
            .filter(page -> page.startsWith(DOCS))
            .map(page -> page.getFileName().toString())
            .filter(name -> !name.equals(INDEX))
            .collect(Collectors.joining("\n"));
    String listed =
        Files.readAllLines(DOCS.resolve(INDEX)).stream()
            .filter(line -> line.startsWith("- ["))
            .flatMap(PagesTest::links)
            .sorted()
            .collect(Collectors.joining("\n"));
    assertEquals(expected, listed);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsSomewhere(Path page) throws IOException {
    Path folder = Optional.ofNullable(page.getParent()).orElseThrow();
    List<String> dead =
        links(Files.readString(page)).filter(link -> !Files.exists(folder.resolve(link))).toList();
    assertEquals(List.of(), dead);
  }

  private static Stream<String> links(String text) {
    return LINK.matcher(text).results().map(found -> found.group(1));
  }
}
