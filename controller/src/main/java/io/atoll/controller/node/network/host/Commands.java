package io.atoll.controller.node.network.host;

import com.google.common.collect.ImmutableList;
import io.atoll.controller.node.network.NetworkException;
import io.atoll.controller.node.network.NetworkException.Category;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs programs in the host's network namespace. Blocks until the program ends or a deadline has
 * passed, when it is killed; interruptible.
 */
public final class Commands {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
  private final ImmutableList<String> prefix;

  /** What a program printed, on both streams, and its exit code. */
  public record Result(int code, String output) {}

  /**
   * @param prefix put before every command, such as {@code nsenter --net=FILE}; empty where the
   *     controller runs in the host's own namespace
   */
  public Commands(List<String> prefix) {
    this.prefix = ImmutableList.copyOf(prefix);
  }

  /** The program's output; anything but exit code 0 is an INTERNAL error. */
  public String run(String input, List<String> command) {
    Result result = attempt(input, command);
    if (result.code() != 0) {
      throw new NetworkException(
          Category.INTERNAL,
          "'%s' failed with %d: %s"
              .formatted(String.join(" ", command), result.code(), result.output().strip()),
          null);
    }
    return result.output();
  }

  /** A shell script, which costs one process however long it is. */
  public String script(String text) {
    return run(text, List.of("sh", "-e", "-s"));
  }

  public Result attempt(String input, List<String> command) {
    try {
      Process process =
          new ProcessBuilder(ImmutableList.<String>builder().addAll(prefix).addAll(command).build())
              .redirectErrorStream(true)
              .start();
      try {
        return communicate(process, input, command);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new NetworkException(
          Category.INTERNAL,
          "cannot run " + command.getFirst() + ": is its package installed? " + e.getMessage(),
          e);
    }
  }

  private static Result communicate(Process process, String input, List<String> command)
      throws IOException {
    Thread deadline = Thread.ofVirtual().start(() -> killWhenLate(process));
    try {
      feed(process, input);
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NetworkException(
          Category.UNAVAILABLE, "interrupted while running " + command.getFirst(), e);
    } finally {
      deadline.interrupt();
    }
  }

  /** A program that ends without reading everything says why by its exit code and output. */
  private static void feed(Process process, String input) {
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.debug("event=input-not-read reason=\"{}\"", e.getMessage());
    }
  }

  private static void killWhenLate(Process process) {
    try {
      if (!process.waitFor(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // It ended in time.
    }
  }
}
