package io.atoll.controller.node.network.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program that is told something while it runs. For one thread; killed when a deadline has
 * passed, or when closed before it has ended.
 */
final class Conversation implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

  private final Process process;
  private final OutputStream input;
  private final BufferedReader output;
  private final Thread deadline;

  Conversation(Process process) {
    this.process = process;
    this.input = process.getOutputStream();
    this.output = process.inputReader(StandardCharsets.UTF_8);
    this.deadline = Thread.ofVirtual().start(this::killWhenLate);
  }

  /** A program that ends without reading everything says why by its exit code and output. */
  void say(String text) {
    try {
      input.write(text.getBytes(StandardCharsets.UTF_8));
      input.flush();
    } catch (IOException e) {
      LOG.debug("event=input-not-read reason=\"{}\"", e.getMessage());
    }
  }

  /** The next line it prints; empty if it ended. */
  Optional<String> hear() throws IOException {
    return Optional.ofNullable(output.readLine());
  }

  /** Says that this was all, and waits for the end. */
  Commands.Result end() throws IOException, InterruptedException {
    try {
      input.close();
    } catch (IOException e) {
      LOG.debug("event=input-not-read reason=\"{}\"", e.getMessage());
    }
    StringBuilder text = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      text.append(line).append('\n');
    }
    return new Commands.Result(process.waitFor(), text.toString());
  }

  private void killWhenLate() {
    try {
      if (!process.waitFor(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // It ended in time.
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    deadline.interrupt();
  }
}
