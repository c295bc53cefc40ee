package io.atoll.testbed.simulation.invariant;

import io.atoll.testbed.simulation.world.Witness;
import java.util.List;

/** All of them, fresh for one run. */
public final class Invariants {
  private Invariants() {}

  public static List<Witness> all() {
    return List.of(
        new OneContainerAWorker(),
        new OneWorkerAnAddress(),
        new NoStartAfterStop(),
        new EachWritesItsOwn(),
        new NoMoreThanTheSurge(),
        new NoRollbackOfARollback(),
        new NeverBelowTheCount(),
        new ReadyBeforeGone(),
        new NothingEndsInAnEmptyWorld(),
        new StrangersStay(),
        new PhasesMoveForward(),
        new WantsMoveForward(),
        new RequestsAreDone(),
        new RoutesStay(),
        new ReadyWorkersAnswer(),
        new OnlyUnwantedWorkersEnd());
  }
}
