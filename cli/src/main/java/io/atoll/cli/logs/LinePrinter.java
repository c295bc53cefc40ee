package io.atoll.cli.logs;

import io.atoll.api.agent.Channel;
import io.atoll.cli.session.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Prints lines of several workers, one at a time, each to the output it came from. Called by many
 * threads.
 */
final class LinePrinter {
  private static final int[] COLOURS = {36, 33, 32, 35, 34, 96, 93, 92, 95, 94};

  private final Console console;
  private final boolean prefixes;
  private final boolean times;
  private final ReentrantLock turn = new ReentrantLock();

  /** Guarded by {@link #turn}. */
  private final Map<String, byte[]> prefixOf = new LinkedHashMap<>();

  private volatile boolean unread;

  LinePrinter(Console console, boolean prefixes, boolean times) {
    this.console = console;
    this.prefixes = prefixes;
    this.times = times;
  }

  void print(String worker, Channel channel, String time, byte[] line) {
    turn.lock();
    try {
      PrintStream out = channel == Channel.OUTPUT ? console.out() : console.err();
      if (prefixes) {
        write(out, prefixOf.computeIfAbsent(worker, this::prefix));
      }
      if (times) {
        write(out, (time + " ").getBytes(StandardCharsets.UTF_8));
      }
      write(out, line);
    } finally {
      turn.unlock();
    }
  }

  /** Hands over what has been printed. */
  void flush() {
    turn.lock();
    try {
      unread = console.out().checkError();
      console.err().flush();
    } finally {
      turn.unlock();
    }
  }

  /** Whether nobody reads any more, as behind {@code | head}. */
  boolean isUnread() {
    return unread;
  }

  void complain(String message) {
    turn.lock();
    try {
      console.complain(message);
    } finally {
      turn.unlock();
    }
  }

  private byte[] prefix(String worker) {
    String text = worker + " | ";
    String shown =
        console.terminal()
            ? "\u001b[" + COLOURS[prefixOf.size() % COLOURS.length] + "m" + text + "\u001b[0m"
            : text;
    return shown.getBytes(StandardCharsets.UTF_8);
  }

  private static void write(PrintStream out, byte[] bytes) {
    out.write(bytes, 0, bytes.length);
  }
}
