package io.atoll.cli.terminal;

import java.util.Optional;

/** Of a terminal, in characters. */
public record WindowSize(int rows, int columns) {

  /** Of a terminal that does not tell. */
  public static final WindowSize USUAL = new WindowSize(24, 80);

  /** From what {@code stty size} prints; empty for a terminal that does not know its size. */
  public static Optional<WindowSize> parse(String text) {
    String[] words = text.strip().split(" ", -1);
    if (words.length != 2 || !words[0].matches("[0-9]{1,4}") || !words[1].matches("[0-9]{1,4}")) {
      return Optional.empty();
    }
    WindowSize size = new WindowSize(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
    return size.rows > 0 && size.columns > 0 ? Optional.of(size) : Optional.empty();
  }
}
