package io.atoll.controller.node.worker;

import io.atoll.controller.node.assignment.Wish;
import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.life.Life;
import java.time.Duration;
import java.util.Optional;

/** One step for one worker. */
sealed interface WorkerAction {
  /** Create, start and join a new attempt. */
  record Launch(int attempt, Wish.Run run) implements WorkerAction {}

  /** Start and join what was created by an earlier run. */
  record Start(Container container, Wish.Run run) implements WorkerAction {}

  record Attach(Container container, int pid, Wish.Run run) implements WorkerAction {}

  record Signal(Container container, String signal) implements WorkerAction {}

  /**
   * Remember how an attempt ended, and what it printed last as long as that can be read.
   *
   * @param life in which the end is counted
   */
  record Count(Container container, Life life) implements WorkerAction {}

  /** Remove an attempt with its link. */
  record Discard(Container container) implements WorkerAction {}

  /** Give the address back. */
  record Release() implements WorkerAction {}

  /** Nothing of the worker is left on the host: drop what is known of it. */
  record Forget() implements WorkerAction {}

  /** Nothing to do before the time has passed, or something changes. */
  record Rest(Optional<Duration> lookAgain) implements WorkerAction {}

  WorkerAction REST = new Rest(Optional.empty());

  static WorkerAction rest(Duration lookAgain) {
    return new Rest(Optional.of(lookAgain));
  }
}
