package io.atoll.testbed.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A running process with its log. To run it inside a network namespace let the command begin with
 * {@code nsenter --net=...}, which becomes the program and so keeps the pid.
 */
public final class Program implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(10);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String name;
  private final Process process;
  private final Path log;

  private Program(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it; output and errors are appended to the log.
   *
   * @param environment added to this JVM's own
   */
  public static Program start(
      String name, Path log, List<String> command, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      return new Program(name, Leftovers.guard(builder.start()), log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + name + ": is its package installed?", e);
    }
  }

  public static Program start(String name, Path log, String... command) {
    return start(name, log, List.of(command), Map.of());
  }

  public long pid() {
    return process.pid();
  }

  public Path log() {
    return log;
  }

  public boolean running() {
    return process.isAlive();
  }

  /**
   * Asks until the answer is yes.
   *
   * @throws IllegalStateException with the end of the log if the program ends or time runs out
   */
  public void awaitReady(Duration limit, BooleanSupplier ready) {
    long end = System.nanoTime() + limit.toNanos();
    while (!ready.getAsBoolean()) {
      if (ended(POLL)) {
        throw failure("ended with exit code " + process.exitValue());
      }
      if (System.nanoTime() > end) {
        throw failure("was not ready within " + limit);
      }
    }
  }

  private IllegalStateException failure(String what) {
    return new IllegalStateException(
        "%s %s; end of %s:%n%s".formatted(name, what, log, endOfLog()));
  }

  private String endOfLog() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /**
   * Waits until it ends by itself.
   *
   * @throws IllegalStateException with the end of the log if it does not
   */
  public void awaitEnd(Duration limit) {
    if (!ended(limit)) {
      throw failure("did not end within " + limit);
    }
  }

  /** SIGTERM, and SIGKILL if that is not enough. */
  public void stop() {
    process.destroy();
    if (!ended(PATIENCE)) {
      kill();
    }
  }

  /** SIGKILL; returns when the process is gone. */
  public void kill() {
    process.destroyForcibly();
    if (!ended(PATIENCE)) {
      throw failure("outlives SIGKILL");
    }
  }

  /** SIGSTOP: it keeps its connections and answers nothing. */
  public void pause() {
    signal("STOP");
  }

  /** SIGCONT. */
  public void resume() {
    signal("CONT");
  }

  private void signal(String signal) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).start();
      if (kill.waitFor() != 0) {
        throw failure("did not take SIG" + signal);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while signalling " + name, e);
    }
  }

  private boolean ended(Duration within) {
    try {
      return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + name, e);
    }
  }

  /** Kills it if it runs. */
  @Override
  public void close() {
    kill();
  }
}
