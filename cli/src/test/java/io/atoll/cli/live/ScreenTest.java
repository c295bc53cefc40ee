package io.atoll.cli.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.cli.session.Console;
import io.atoll.cli.terminal.WindowSize;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ScreenTest {
  private static final List<List<String>> ROWS =
      IntStream.range(0, 30).mapToObj(i -> List.of("worker-" + i, "12.5%")).toList();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
  private final Screen screen =
      new Screen(new Console(InputStream.nullInputStream(), stream, stream, true));

  private List<String> draw(int rows, int columns) {
    out.reset();
    screen.draw(List.of("keys"), List.of("WORKER", "CPU"), ROWS, new WindowSize(rows, columns));
    String plain = out.toString(StandardCharsets.UTF_8).replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "");
    return Arrays.asList(plain.split("\r\n"));
  }

  @Test
  void showsWhatFitsAndSaysHowManyMoreThereAre() {
    List<String> lines = draw(10, 80);
    assertEquals(9, lines.size(), "the last line stays free, or the screen would scroll");
    assertEquals("keys", lines.getFirst());
    assertEquals("... and 24 more", lines.getLast());
  }

  @Test
  void cutsLinesThatWouldWrap() {
    List<String> lines = draw(40, 12);
    assertEquals(32, lines.size());
    assertTrue(lines.stream().allMatch(line -> line.length() <= 12), lines::toString);
  }

  @Test
  void aWindowOfAlmostNothingIsNoError() {
    assertEquals(List.of("k"), draw(1, 1));
  }

  @Test
  void isClearedOnlyOnceSoThatItDoesNotFlicker() {
    draw(10, 80);
    assertTrue(out.toString(StandardCharsets.UTF_8).contains("\u001b[2J"));
    draw(10, 80);
    assertFalse(out.toString(StandardCharsets.UTF_8).contains("\u001b[2J"));
  }
}
