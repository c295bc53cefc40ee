package io.atoll.controller.node.network.host;

import com.google.common.collect.ImmutableList;
import io.atoll.controller.node.network.NetworkException;
import io.atoll.controller.node.network.NetworkException.Category;
import java.io.IOException;
import java.util.List;

/**
 * Runs programs in the host's network namespace. Blocks until the program ends or a deadline has
 * passed, when it is killed; interruptible.
 */
public final class Commands {
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
    try (Conversation program = converse(command)) {
      program.say(input);
      return program.end();
    } catch (IOException e) {
      throw new NetworkException(
          Category.INTERNAL, "the answer of " + command.getFirst() + " was lost: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NetworkException(
          Category.UNAVAILABLE, "interrupted while running " + command.getFirst(), e);
    }
  }

  /** Starts a program that is to be told more while it runs. */
  Conversation converse(List<String> command) {
    try {
      return new Conversation(
          new ProcessBuilder(ImmutableList.<String>builder().addAll(prefix).addAll(command).build())
              .redirectErrorStream(true)
              .start());
    } catch (IOException e) {
      throw new NetworkException(
          Category.INTERNAL,
          "cannot run " + command.getFirst() + ": is its package installed? " + e.getMessage(),
          e);
    }
  }
}
