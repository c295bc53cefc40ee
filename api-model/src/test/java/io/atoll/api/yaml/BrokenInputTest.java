package io.atoll.api.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.yaml.text.Problem;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of {@code broken/} has its expected errors beside it; the rest is made here. */
final class BrokenInputTest {
  private static final String HEAD =
      "apiVersion: atoll/v1\nkind: Application\nmetadata: {name: web}\nspec:\n  image: web\n";

  static List<Path> corpus() throws IOException, URISyntaxException {
    URL folder = Objects.requireNonNull(BrokenInputTest.class.getResource("/broken"));
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void saysWhatIsWrongAndWhere(Path file) throws IOException {
    String expected = Files.readString(Path.of(file.toString().replaceAll("yaml$", "txt")));
    assertEquals(expected, located(Files.readAllBytes(file)));
  }

  @Test
  void theCorpusIsLarge() throws IOException, URISyntaxException {
    assertTrue(corpus().size() >= 60);
  }

  @Test
  void refusesALargeFileQuickly() {
    byte[] large =
        (HEAD + "  args: [" + "a, ".repeat(3_500_000) + "a]\n").getBytes(StandardCharsets.UTF_8);
    assertEquals(
        "1:1: the file has " + large.length + " bytes; the most is 8388608\n",
        assertTimeoutPreemptively(Duration.ofSeconds(1), () -> located(large)));
  }

  @Test
  void refusesALargeDocumentInASmallerFile() {
    String large = HEAD + "  workdir: /" + "a".repeat(1 << 20) + "\n";
    assertEquals(
        "7:1: a document has "
            + large.length()
            + " bytes; the most is 524288; send large contents along with source:\n",
        located(HEAD + "---\n" + large));
  }

  @Test
  void refusesDeepNesting() {
    for (String open : List.of("[", "{a: ", "- ", "? ")) {
      String problems =
          assertTimeoutPreemptively(
              Duration.ofSeconds(5), () -> located(HEAD + "  args:\n    " + open.repeat(100_000)));
      assertTrue(problems.startsWith("1:1: nested more than 32 deep"), problems);
    }
  }

  @Test
  void refusesAnAliasBomb() {
    StringBuilder bomb = new StringBuilder(HEAD + "  args:\n    - &a0 [x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i <= 9; i++) {
      String alias = "*a" + (i - 1);
      bomb.append(
          "    - &a%d [%s]\n"
              .formatted(i, String.join(", ", List.of(alias, alias, alias, alias, alias))));
    }
    String problems =
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> located(bomb.toString()));
    assertTrue(problems.contains("aliases (*name) expand to too much"), problems);
  }

  @Test
  void refusesManyAliases() {
    assertEquals(
        "1:1: too many aliases (*name) of lists and maps; write the values out\n",
        located(HEAD + "  args: &a [x]\n  x:\n" + "    - *a\n".repeat(51)));
  }

  @Test
  void acceptsAliasesInReason() {
    assertEquals("", located(HEAD + "  args: &a [x]\n  command: *a\n"));
  }

  @Test
  void refusesBinaries() {
    assertEquals(
        "2:3: not UTF-8 text; is it a binary file?\n",
        located(new byte[] {'a', ':', '\n', ' ', ' ', (byte) 0xc3, 0x28}));
    assertEquals(
        "1:2: the character U+0000 is not allowed in a document; is it a binary file?\n",
        located("a\u0000b"));
    assertEquals("1:1: not UTF-8 text; is it a binary file?\n", located(new byte[] {(byte) 0xff}));
    assertTrue(located("\u007fELF\u0002").startsWith("1:1: the character U+007F"));
  }

  @Test
  void saysNoMoreThanAPersonReads() {
    String problems = located(HEAD + "  args: [" + "[], ".repeat(5_000) + "[]]\n");
    assertEquals(100, problems.lines().count());
    String one = located(HEAD + "  user: \"" + "a b".repeat(5_000) + "\"\n");
    assertTrue(one.length() < 500, one);
  }

  @Test
  void neverThrowsWhateverIsWritten() {
    Random random = new Random(7);
    String good = Texts.resource("good/design.yaml");
    String letters = "{}[]:-,&*!|>'\"%@`#? \n\ta0~";
    for (int i = 0; i < 1_000; i++) {
      StringBuilder text = new StringBuilder(good);
      for (int edits = random.nextInt(4); edits >= 0; edits--) {
        int at = random.nextInt(text.length());
        text.replace(
            at,
            Math.min(text.length(), at + random.nextInt(3)),
            String.valueOf(letters.charAt(random.nextInt(letters.length()))));
      }
      located(text.toString());
    }
  }

  private static String located(String text) {
    return located(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String located(byte[] text) {
    return switch (Manifests.parse(text, "f")) {
      case Parsed.Valid valid -> "";
      case Parsed.Invalid(List<Problem> problems) ->
          problems.stream().map(p -> p.located() + "\n").collect(Collectors.joining());
    };
  }
}
