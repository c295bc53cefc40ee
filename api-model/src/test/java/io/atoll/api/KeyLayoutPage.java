package io.atoll.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code docs/key-layout.md} taken apart: a section for each key, an example in most of them. */
final class KeyLayoutPage {
  private static final Path FILE = Path.of("../docs/key-layout.md");
  private static final Pattern SECTION =
      Pattern.compile("^### `([^`]+)`\n(.*?)(?=^##|\\z)", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern EXAMPLE =
      Pattern.compile("^```(?:yaml)?\n# (\\S+)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE);

  private final String text;

  KeyLayoutPage() throws IOException {
    this.text = Files.readString(FILE);
  }

  /**
   * @param pattern the key with placeholders, such as {@code /atoll/scale/<app>}
   */
  record Section(String pattern, String text) {
    @Override
    public String toString() {
      return pattern;
    }

    Optional<Example> example() {
      return EXAMPLE.matcher(text).results().map(Section::example).findFirst();
    }

    private static Example example(MatchResult found) {
      return new Example(found.group(1), found.group(2));
    }
  }

  /** The text that stands under the key. */
  record Example(String key, String text) {}

  List<Section> sections() {
    return SECTION
        .matcher(text)
        .results()
        .map(found -> new Section(found.group(1), found.group(2)))
        .toList();
  }

  /** The keys of the overview. */
  Stream<String> rows() {
    return ROW.matcher(text).results().map(found -> found.group(1));
  }
}
