package io.atoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.cli.outcome.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/cli.md} says what there is. */
final class DocumentationTest {
  private static final Pattern COMMAND =
      Pattern.compile("^\\| `([a-z ]+)` \\|.*`atoll ([a-z ]+)", Pattern.MULTILINE);
  private static final Pattern CODE = Pattern.compile("^\\| ([0-9]) \\|", Pattern.MULTILINE);

  @Test
  void listsExactlyTheCommandsThatExistEachWithAnExample() throws IOException {
    Set<String> listed = new TreeSet<>();
    for (MatchResult row : COMMAND.matcher(page()).results().toList()) {
      listed.add(row.group(1));
      assertTrue(row.group(2).startsWith(row.group(1)), row.group());
    }
    assertEquals(HelpTest.commands(), listed);
  }

  @Test
  void listsExactlyTheExitCodesThatExist() throws IOException {
    Set<Integer> listed =
        CODE.matcher(page())
            .results()
            .map(row -> Integer.valueOf(row.group(1)))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<Integer> real = new TreeSet<>();
    for (ExitCode code : ExitCode.values()) {
      real.add(code.number());
    }
    assertEquals(real, listed);
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("..", "docs", "cli.md"));
  }
}
