package io.atoll.cli.view;

import io.atoll.api.application.Application;
import io.atoll.api.application.Restart.Policy;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Revision;
import java.time.Instant;
import java.util.Optional;

/** What can be said of a worker only with what its application asks for. Pure. */
public final class WorkerSpecs {
  private WorkerSpecs() {}

  /** Of the revision that it runs; the snapshot must hold the application's revisions. */
  public static Optional<Application.Spec> of(Worker worker, Snapshot snapshot) {
    return Revisions.find(snapshot, worker.application(), worker.revision())
        .map(Revision::application)
        .map(Application::spec);
  }

  /** Whether it has done what it was to do once, and is not started again. */
  public static boolean finished(Worker worker, Snapshot snapshot) {
    return worker.wanted()
        && worker.phase() == Observation.Phase.STOPPED
        && worker.observed().flatMap(it -> Optional.ofNullable(it.lastExit())).stream()
            .anyMatch(it -> it.code() == 0)
        && of(worker, snapshot).filter(it -> it.restart().policy() != Policy.ALWAYS).isPresent();
  }

  /** Whether its node will start it again. */
  public static boolean restarting(Worker worker, Snapshot snapshot) {
    return of(worker, snapshot).filter(it -> worker.restarting(it.restart().policy())).isPresent();
  }

  public static String status(Worker worker, Snapshot snapshot, Instant now) {
    if (restarting(worker, snapshot)) {
      return WorkerWords.restarting(worker, now);
    }
    return finished(worker, snapshot)
        ? WorkerWords.finished(worker, now)
        : WorkerWords.status(worker, now);
  }
}
