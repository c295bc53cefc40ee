package io.atoll.controller.node.worker;

import io.atoll.api.state.Observation.Phase;
import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.engine.Container.State;
import io.atoll.controller.node.inventory.Labels;
import io.atoll.controller.node.life.Life;
import io.atoll.controller.node.observation.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** How attempts ended, counted once each. Pure. */
final class Ends {
  private static final Duration CLEAN = Duration.ofMinutes(10);

  private Ends() {}

  /** The step that counts the end of the newest attempt; empty if that is done, or it has none. */
  static Optional<WorkerPlan> toCount(WorkerSituation seen) {
    return seen.current()
        .filter(it -> !isCounted(it, seen.life()))
        .flatMap(it ->
            it.state() instanceof State.Exited state
                ? Optional.of(new WorkerAction.Count(it, counted(seen, it, state)))
                : Optional.empty())
        .map(step -> new WorkerPlan(step, seen.life(), null));
  }

  /** No attempt begins before the end of the one before is counted. */
  private static boolean isCounted(Container container, Life life) {
    return life.counted().equals(Labels.instance(container))
        || Labels.attempt(container) < life.attempt();
  }

  private static Life counted(WorkerSituation seen, Container container, State.Exited state) {
    Life life = seen.life();
    String instance = Labels.instance(container);
    // What its probes gave up ended by itself, although it was told to.
    return life.signalledAt() == null || life.gaveUp(instance).isPresent()
        ? life.ended(instance, state.exit(), clean(state), seen.now())
        : life.stopped(instance, state.exit(), seen.now());
  }

  /** When it ended is not known over a restart of the controller: the back-off begins anew. */
  static Life waiting(WorkerSituation seen) {
    return seen.life().endedAt() == null ? seen.life().waitingSince(seen.now()) : seen.life();
  }

  private static boolean clean(State.Exited state) {
    Instant started = state.startedAt();
    return started != null && Duration.between(started, state.exit().at()).compareTo(CLEAN) >= 0;
  }

  /**
   * @param life in which the end is counted, with what was printed last
   */
  static Status status(State.Exited state, Life life) {
    if (state.error() != null) {
      return new Status(Phase.FAILED, "CannotStart", state.error());
    }
    return Status.of(Objects.requireNonNullElse(life.lastExit(), state.exit()));
  }
}
