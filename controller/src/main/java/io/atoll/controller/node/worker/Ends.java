package io.atoll.controller.node.worker;

import io.atoll.api.state.Observation.Phase;
import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.engine.Container.State;
import io.atoll.controller.node.inventory.Labels;
import io.atoll.controller.node.life.Life;
import io.atoll.controller.node.observation.Status;
import java.time.Duration;
import java.time.Instant;

/** How attempts ended, counted once each. Pure. */
public final class Ends {
  private static final Duration CLEAN = Duration.ofMinutes(10);

  private Ends() {}

  static Life counted(WorkerSituation seen, Container container, State.Exited state) {
    Life life = seen.life();
    String instance = Labels.instance(container);
    if (life.counted().equals(instance)) {
      // When it ended is not known over a restart of the controller: the back-off begins anew.
      return life.endedAt() == null ? life.waitingSince(seen.now()) : life;
    }
    // What its probes gave up ended by itself, although it was told to.
    return life.signalledAt() == null || life.gaveUp(instance).isPresent()
        ? life.ended(instance, state.exit(), clean(state), seen.now())
        : life.stopped(instance, state.exit(), seen.now());
  }

  private static boolean clean(State.Exited state) {
    Instant started = state.startedAt();
    return started != null && Duration.between(started, state.exit().at()).compareTo(CLEAN) >= 0;
  }

  static Status status(State.Exited state) {
    if (state.error() != null) {
      return new Status(Phase.FAILED, "CannotStart", state.error());
    }
    return Status.of(state.exit());
  }
}
