package io.atoll.cli.exec;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * This process's terminal, steered by {@code stty}. While it is raw every key goes to the command,
 * ^C too. It is set back when this is closed, and when the process ends otherwise.
 */
final class Terminal {
  private static final File DEVICE = new File("/dev/tty");

  private final String before;
  private final Thread rescue;

  private Terminal(String before) {
    this.before = before;
    this.rescue = new Thread(this::reset, "terminal-reset");
  }

  static Terminal raw() throws IOException {
    Terminal terminal = new Terminal(stty("-g").strip());
    Runtime.getRuntime().addShutdownHook(terminal.rescue);
    stty("raw", "-echo");
    return terminal;
  }

  static Optional<WindowSize> size() throws IOException {
    return WindowSize.parse(stty("size"));
  }

  private void reset() {
    try {
      stty(before);
    } catch (IOException e) {
      System.err.println("The terminal could not be set back, type 'stty sane': " + e.getMessage());
    }
  }

  private static String stty(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("stty"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectInput(DEVICE).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted in stty", e);
    }
    return said;
  }

  void close() {
    reset();
    Runtime.getRuntime().removeShutdownHook(rescue);
  }
}
