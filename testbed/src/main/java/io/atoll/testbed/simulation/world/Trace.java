package io.atoll.testbed.simulation.world;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** What happened: the last lines for people, and a hash of all lines to compare two runs. */
public final class Trace {
  private static final int KEPT = 50;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final Deque<String> last = new ArrayDeque<>();
  private final Supplier<Duration> time;
  private final int kept;
  private long hash = FNV_OFFSET;
  private long lines;

  Trace(Supplier<Duration> time) {
    this.time = time;
    this.kept = Integer.getInteger("atoll.trace", KEPT);
  }

  public void say(String what) {
    String line = "%.3f %s".formatted(time.get().toNanos() / 1e9, what);
    // FNV-1a, 64 bits: order matters, and so does every character.
    for (int i = 0; i < line.length(); i++) {
      hash = (hash ^ line.charAt(i)) * FNV_PRIME;
    }
    lines++;
    last.addLast(line);
    if (last.size() > kept) {
      last.removeFirst();
    }
  }

  public long hash() {
    return hash;
  }

  public long lines() {
    return lines;
  }

  public List<String> last() {
    return List.copyOf(last);
  }
}
