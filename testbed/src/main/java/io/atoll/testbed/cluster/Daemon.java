package io.atoll.testbed.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A process that the cluster's script started, by its pid. */
public record Daemon(String name, long pid) {

  static Daemon of(Path home, String name) {
    try {
      return new Daemon(
          name, Long.parseLong(Files.readString(home.resolve("run/" + name + ".pid")).trim()));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " was not started", e);
    }
  }

  /** SIGKILL; returns when it is gone. */
  public void kill() {
    signal("KILL");
    while (running()) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  public void signal(String signal) {
    try {
      int exit = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException(name + " (pid " + pid + ") did not take SIG" + signal);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while signalling " + name, e);
    }
  }

  /** A process that only waits to be collected does not run. */
  public boolean running() {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return !stat.substring(stat.lastIndexOf(')') + 2).startsWith("Z");
    } catch (IOException gone) {
      return false;
    }
  }
}
