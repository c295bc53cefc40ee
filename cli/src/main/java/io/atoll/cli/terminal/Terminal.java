package io.atoll.cli.terminal;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * This process's terminal, steered by {@code stty}. It is set back when this is closed, and when
 * the process ends otherwise, as by ^C.
 */
public final class Terminal implements AutoCloseable {
  private static final File DEVICE = new File("/dev/tty");

  /** Another screen, so that what stood there comes back; the cursor would only flicker. */
  private static final String ENTER = "\u001b[?1049h\u001b[?25l";

  private static final String LEAVE = "\u001b[?25h\u001b[?1049l";

  private final String before;
  private final String leave;
  private final Thread rescue;

  private Terminal(String before, String leave) {
    this.before = before;
    this.leave = leave;
    this.rescue = new Thread(this::reset, "terminal-reset");
  }

  /** Every key goes to who reads, ^C too, and nothing is shown by itself. */
  public static Terminal raw() throws IOException {
    Terminal terminal = remember("");
    stty("raw", "-echo");
    return terminal;
  }

  /** Keys come one by one and are not shown, ^C ends as ever, and the whole screen is drawn on. */
  public static Terminal screen() throws IOException {
    Terminal terminal = remember(LEAVE);
    stty("-icanon", "-echo");
    write(ENTER);
    return terminal;
  }

  private static Terminal remember(String leave) throws IOException {
    Terminal terminal = new Terminal(stty("-g").strip(), leave);
    Runtime.getRuntime().addShutdownHook(terminal.rescue);
    return terminal;
  }

  /** Empty for a terminal that does not know. */
  public static Optional<WindowSize> size() throws IOException {
    return WindowSize.parse(stty("size"));
  }

  private void reset() {
    try {
      write(leave);
      stty(before);
    } catch (IOException e) {
      System.err.println("The terminal could not be set back, type 'stty sane': " + e.getMessage());
    }
  }

  private static void write(String text) throws IOException {
    if (!text.isEmpty()) {
      try (OutputStream out = new FileOutputStream(DEVICE)) {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
      }
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

  @Override
  public void close() {
    reset();
    var _ = Runtime.getRuntime().removeShutdownHook(rescue);
  }
}
