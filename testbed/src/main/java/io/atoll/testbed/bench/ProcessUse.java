package io.atoll.testbed.bench;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a process has used up to a moment, as the kernel counts it.
 *
 * @param resident in KiB
 */
record ProcessUse(Duration cpu, long resident) {
  /** The kernel shows processor time in hundredths of a second on every platform Java runs on. */
  private static final Duration TICK = Duration.ofMillis(10);

  private static final Splitter WORDS = Splitter.on(' ');

  static ProcessUse of(long pid) {
    Path files = Path.of("/proc", Long.toString(pid));
    try {
      String stat = Files.readString(files.resolve("stat"));
      // Behind the name, which may hold anything: state, ten more, and then user and system time.
      List<String> words = WORDS.splitToList(stat.substring(stat.lastIndexOf(')') + 2));
      long ticks = Long.parseLong(words.get(11)) + Long.parseLong(words.get(12));
      return new ProcessUse(
          TICK.multipliedBy(ticks), kibibytes(Files.readAllLines(files.resolve("status"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long kibibytes(List<String> status) {
    return status.stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> line.replaceAll("[^0-9]", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow();
  }

  /** Share of one processor since the earlier moment. */
  double share(ProcessUse earlier, Duration span) {
    return (double) cpu.minus(earlier.cpu).toNanos() / span.toNanos();
  }
}
