package io.atoll.controller.node.worker;

import io.atoll.api.state.Observation.Phase;
import io.atoll.controller.node.assignment.Wish;
import io.atoll.controller.node.engine.EngineException;
import io.atoll.controller.node.engine.EngineException.Category;
import io.atoll.controller.node.life.Life;
import io.atoll.controller.node.life.Lives;
import io.atoll.controller.node.observation.Status;
import io.atoll.controller.runtime.Clock;

/**
 * Begins attempts: remembers the number before anything is made, pulls the image only when the
 * engine says that it is missing, and counts what cannot work as a failed attempt.
 */
public final class Launches {
  private final WorkerExecutor executor;
  private final Lives lives;
  private final WorkerVoice voice;
  private final Clock clock;

  public Launches(WorkerExecutor executor, Lives lives, WorkerVoice voice, Clock clock) {
    this.executor = executor;
    this.lives = lives;
    this.voice = voice;
    this.clock = clock;
  }

  void launch(String worker, int attempt, Wish.Run run) throws InterruptedException {
    Life before = lives.of(worker);
    lives.put(worker, before.begun(attempt));
    voice.say(worker, run, new Status(Phase.STARTING, "Starting", ""));
    try {
      launchOrPull(worker, attempt, run);
    } catch (EngineException e) {
      if (e.category() == Category.UNAVAILABLE) {
        throw e;
      }
      var trouble = new Life.Trouble(Words.camel(e.category()), String.valueOf(e.getMessage()));
      lives.put(worker, lives.of(worker).failed(trouble, clock.uptime()));
    }
  }

  private void launchOrPull(String worker, int attempt, Wish.Run run) throws InterruptedException {
    try {
      executor.launch(worker, attempt, run);
    } catch (EngineException e) {
      if (e.category() != Category.IMAGE_MISSING) {
        throw e;
      }
      String image = run.spec().image();
      voice.say(worker, run, new Status(Phase.PULLING, "Pulling", "pulling " + image));
      executor.pull(image);
      executor.launch(worker, attempt, run);
    }
  }
}
