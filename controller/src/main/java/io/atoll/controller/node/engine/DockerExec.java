package io.atoll.controller.node.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectExecResponse;
import com.github.dockerjava.api.exception.ConflictException;
import io.atoll.controller.node.engine.EngineException.Category;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Commands in one container. Blocks; interruptible: then the command is left to itself. */
final class DockerExec {
  /** A busy engine takes its time to begin, which is not the command's. */
  private static final Duration TO_BEGIN = Duration.ofSeconds(10);

  private static final Duration TO_DIE = Duration.ofSeconds(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final int LOOKS = 100;

  private final DockerClient client;
  private final String container;

  DockerExec(DockerClient client, String container) {
    this.client = client;
    this.container = container;
  }

  ExecResult run(List<String> command, Duration timeout) throws InterruptedException, IOException {
    String id = create(command);
    try (LastWords words = client.execStartCmd(id).exec(new LastWords())) {
      if (!ends(id, words, timeout)) {
        ExecProcess.kill(pid(id), container);
        words.awaitCompletion(TO_DIE.toMillis(), TimeUnit.MILLISECONDS);
        return new ExecResult.TimedOut(words.text());
      }
      return new ExecResult.Ended(code(id), words.text());
    }
  }

  private String create(List<String> command) {
    try {
      return client
          .execCreateCmd(container)
          .withCmd(command.toArray(String[]::new))
          .withAttachStdout(true)
          .withAttachStderr(true)
          .exec()
          .getId();
    } catch (ConflictException e) {
      throw new EngineException(
          Category.CONFLICT, "the container " + container + " does not run", e);
    }
  }

  private boolean ends(String id, LastWords words, Duration timeout) throws InterruptedException {
    Duration waited = Duration.ZERO;
    while (waited.compareTo(TO_BEGIN) <= 0) {
      if (words.awaitCompletion(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
      if (pid(id) > 0) {
        return false;
      }
      waited = waited.plus(timeout);
    }
    throw new EngineException(
        Category.UNAVAILABLE, "the container engine was too slow to run a command", null);
  }

  /** 0 before it has begun. */
  private long pid(String id) {
    @Nullable Long pid = inspect(id).getPidLong();
    return pid == null ? 0 : pid;
  }

  /** The engine closes the output a moment before it knows how the command ended. */
  private int code(String id) {
    for (int look = 0; look < LOOKS; look++) {
      InspectExecResponse now = inspect(id);
      @Nullable Long code = now.getExitCodeLong();
      if (code != null && !Boolean.TRUE.equals(now.isRunning())) {
        return Math.toIntExact(code);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    throw new EngineException(
        Category.UNAVAILABLE, "the container engine does not say how a command ended", null);
  }

  private InspectExecResponse inspect(String id) {
    return client.inspectExecCmd(id).exec();
  }
}
