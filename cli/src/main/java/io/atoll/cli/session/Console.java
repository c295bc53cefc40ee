package io.atoll.cli.session;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a command reads and writes.
 *
 * @param terminal whether a person looks at {@code out} and can answer on {@code in}
 */
public record Console(InputStream in, PrintStream out, PrintStream err, boolean terminal) {

  /** The process's own streams, in UTF-8 whatever the locale says. */
  public static Console ofProcess() {
    return new Console(
        System.in,
        new PrintStream(System.out, false, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        isTerminal());
  }

  /** The launcher script finds it out at no cost; the JDK loads a terminal's driver for it. */
  private static boolean isTerminal() {
    String told = System.getProperty("atoll.terminal");
    return told == null
        ? Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent()
        : Boolean.parseBoolean(told);
  }

  public void print(String line) {
    out.println(line);
  }

  public void complain(String line) {
    out.flush();
    err.println(line);
  }
}
