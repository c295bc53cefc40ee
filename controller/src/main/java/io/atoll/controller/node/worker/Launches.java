package io.atoll.controller.node.worker;

import io.atoll.api.blob.BlobException;
import io.atoll.api.state.Observation.Phase;
import io.atoll.controller.node.assignment.Wish;
import io.atoll.controller.node.engine.ContainerFile;
import io.atoll.controller.node.engine.EngineException;
import io.atoll.controller.node.engine.EngineException.Category;
import io.atoll.controller.node.files.WorkerFiles;
import io.atoll.controller.node.life.Life;
import io.atoll.controller.node.life.Lives;
import io.atoll.controller.node.observation.Status;
import io.atoll.controller.runtime.Clock;
import java.io.IOException;
import java.util.List;

/**
 * Begins attempts: gets the files ready, remembers the number before anything is made, pulls the
 * image only when the engine says that it is missing, and counts what cannot work as a failed
 * attempt.
 */
public final class Launches {
  private final WorkerFiles files;
  private final WorkerExecutor executor;
  private final Lives lives;
  private final WorkerVoice voice;
  private final Clock clock;

  public Launches(
      WorkerFiles files, WorkerExecutor executor, Lives lives, WorkerVoice voice, Clock clock) {
    this.files = files;
    this.executor = executor;
    this.lives = lives;
    this.voice = voice;
    this.clock = clock;
  }

  /**
   * @throws io.atoll.api.store.StoreException if files have to be fetched and the store is away
   */
  void launch(String worker, int attempt, Wish.Run run) throws InterruptedException {
    try {
      launch(worker, attempt, run, files.ready(run.spec().files()));
    } catch (BlobException e) {
      failed(worker, attempt, "File" + Words.camel(e.category()), e);
    } catch (IOException e) {
      failed(worker, attempt, "FileUnusable", e);
    }
  }

  private void launch(String worker, int attempt, Wish.Run run, List<ContainerFile> ready)
      throws InterruptedException {
    lives.put(worker, lives.of(worker).begun(attempt));
    voice.say(worker, run, new Status(Phase.STARTING, "Starting", ""));
    try {
      launchOrPull(worker, attempt, run, ready);
    } catch (EngineException e) {
      if (e.category() == Category.UNAVAILABLE) {
        throw e;
      }
      failed(worker, attempt, Words.camel(e.category()), e);
    }
  }

  private void failed(String worker, int attempt, String reason, Exception cause) {
    var trouble = new Life.Trouble(reason, String.valueOf(cause.getMessage()));
    lives.put(worker, lives.of(worker).begun(attempt).failed(trouble, clock.uptime()));
  }

  private void launchOrPull(String worker, int attempt, Wish.Run run, List<ContainerFile> ready)
      throws InterruptedException {
    try {
      executor.launch(worker, attempt, run, ready);
    } catch (EngineException e) {
      if (e.category() != Category.IMAGE_MISSING) {
        throw e;
      }
      String image = run.spec().image();
      voice.say(worker, run, new Status(Phase.PULLING, "Pulling", "pulling " + image));
      executor.pull(image);
      executor.launch(worker, attempt, run, ready);
    }
  }
}
