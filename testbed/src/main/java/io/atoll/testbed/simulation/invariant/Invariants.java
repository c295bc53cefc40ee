package io.atoll.testbed.simulation.invariant;

import io.atoll.testbed.simulation.world.Witness;
import java.util.List;

/** All of them, fresh for one run. */
public final class Invariants {
  private Invariants() {}

  public static List<Witness> all() {
    var absences = new Absences();
    return List.of(
        absences,
        new OneContainerAWorker(),
        new OneWorkerAnAddress(),
        new NoStartAfterStop(),
        new EachWritesItsOwn(),
        new NoMoreThanTheSurge(absences),
        new NoRollbackOfARollback(),
        new NeverBelowTheCount(),
        new ReadyBeforeGone(absences),
        new AvailableBeforeGone(),
        new IdleBeforeStopped(absences),
        new NothingEndsInAnEmptyWorld(),
        new StrangersStay(),
        new PhasesMoveForward(),
        new WantsMoveForward(),
        new RequestsAreDone(),
        new RoutesStay(),
        new OnlyReadyEndpoints(),
        new ReadyWorkersAnswer(),
        new OnlyUnwantedWorkersEnd(),
        new CountsFollowWhatComes());
  }
}
