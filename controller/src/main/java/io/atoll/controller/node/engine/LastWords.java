package io.atoll.controller.node.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Frame;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the end of what a command or a container writes. Thread-safe. */
final class LastWords extends ResultCallback.Adapter<Frame> {
  private static final Logger LOG = LoggerFactory.getLogger(LastWords.class);
  private static final int KEPT = 1024;

  private static final int LINES = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  @GuardedBy("this")
  private final StringBuilder words = new StringBuilder();

  /** The last lines of a container; empty if there are none, or its log cannot be read any more. */
  static Optional<String> of(DockerClient client, String container) throws InterruptedException {
    try (LastWords words =
        client
            .logContainerCmd(container)
            .withStdOut(true)
            .withStdErr(true)
            .withTail(LINES)
            .exec(new LastWords())) {
      words.awaitCompletion(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return Optional.of(words.text()).filter(it -> !it.isBlank());
    } catch (IOException | DockerException e) {
      LOG.debug("event=lastWordsUnknown container={}", container, e);
      return Optional.empty();
    }
  }

  @Override
  public synchronized void onNext(Frame frame) {
    words.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
    if (words.length() > KEPT) {
      int cut = words.length() - KEPT;
      words.delete(0, Character.isLowSurrogate(words.charAt(cut)) ? cut + 1 : cut);
    }
  }

  synchronized String text() {
    return words.toString();
  }
}
