package io.atoll.testbed.cluster;

import com.google.common.base.Splitter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

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

  /** SIGKILL, and the same command once more, under which the cluster's script finds it. */
  void restart(Path home, List<String> more) {
    try {
      Path folder = Path.of("/proc/" + pid);
      List<String> command =
          Stream.concat(words(folder.resolve("cmdline")).stream(), more.stream()).toList();
      List<String> environment = words(folder.resolve("environ"));
      kill();
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().clear();
      environment.stream()
          .map(it -> it.split("=", 2))
          .forEach(it -> builder.environment().put(it[0], it[1]));
      File log = home.resolve("log/" + name + ".log").toFile();
      Process process =
          builder
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
              .start();
      Files.writeString(home.resolve("run/" + name + ".pid"), process.pid() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> words(Path file) throws IOException {
    return Splitter.on('\0').omitEmptyStrings().splitToList(Files.readString(file));
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
