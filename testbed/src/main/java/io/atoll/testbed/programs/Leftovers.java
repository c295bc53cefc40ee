package io.atoll.testbed.programs;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Kills what still runs when the JVM ends. Thread-safe. */
final class Leftovers {
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
  }

  private Leftovers() {}

  static Process guard(Process process) {
    RUNNING.add(process);
    var _ = process.onExit().thenAccept(RUNNING::remove);
    return process;
  }
}
