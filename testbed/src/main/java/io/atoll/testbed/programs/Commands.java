package io.atoll.testbed.programs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Runs a command to its end. */
final class Commands {
  private Commands() {}

  /**
   * @return its output
   * @throws IOException if it fails, with its output, or takes longer
   */
  static String output(ProcessBuilder command, Duration limit) throws IOException {
    Process process = command.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IOException(command.command() + " took longer than " + limit);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(command.command() + " was interrupted", e);
    }
    if (process.exitValue() != 0) {
      throw new IOException(command.command() + " failed: " + output);
    }
    return output;
  }
}
