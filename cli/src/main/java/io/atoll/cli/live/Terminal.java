package io.atoll.cli.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The person's terminal, by {@code stty}. While it is open keys come one by one and are not shown;
 * closing puts back what was set before. One at a time.
 */
public final class Terminal implements AutoCloseable {
  private static final int USUAL_HEIGHT = 24;
  private final String before;
  private final Thread atExit;

  private Terminal(String before) {
    this.before = before;
    this.atExit = new Thread(() -> stty(List.of(before)));
  }

  public static Terminal open() {
    Terminal terminal = new Terminal(stty(List.of("-g")));
    Runtime.getRuntime().addShutdownHook(terminal.atExit);
    stty(List.of("-icanon", "-echo"));
    return terminal;
  }

  /** In lines. */
  public int height() {
    String size = stty(List.of("size"));
    int space = size.indexOf(' ');
    try {
      return space > 0 ? Integer.parseInt(size.substring(0, space)) : USUAL_HEIGHT;
    } catch (NumberFormatException e) {
      return USUAL_HEIGHT;
    }
  }

  private static String stty(List<String> words) {
    List<String> command = new ArrayList<>(List.of("stty"));
    command.addAll(words);
    try {
      Process process =
          new ProcessBuilder(command).redirectInput(Path.of("/dev/tty").toFile()).start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return out.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    stty(List.of(before));
  }
}
