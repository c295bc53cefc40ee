package io.atoll.cli.command.worker;

import io.atoll.api.state.Assignment;
import io.atoll.api.state.Owner;
import io.atoll.api.state.Request;
import io.atoll.cli.control.RequestWriter;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.progress.Goal;
import io.atoll.cli.progress.ReplacedGoal;
import io.atoll.cli.session.Session;
import io.atoll.cli.view.Words;
import io.atoll.cli.view.Worker;

/** Asks the manager for the end of one worker, and says so. */
final class WorkerRequests {
  private final Session session;

  WorkerRequests(Session session) {
    this.session = session;
  }

  /**
   * @param follows what comes after, for the user
   * @return that the worker is replaced
   */
  Goal ask(Request.Kind kind, Worker worker, String follows) {
    Owner owner =
        worker
            .assigned()
            .map(Assignment::owner)
            .orElseThrow(() -> CommandFailure.notFound(worker.name() + " is assigned no more"));
    new RequestWriter(session.store())
        .ask(new Request(kind, worker.name(), owner.uid(), session.now()));
    session
        .console()
        .print("worker/%s: %s asked; %s".formatted(worker.name(), Words.of(kind), follows));
    return new ReplacedGoal(owner.name(), it -> it.name().equals(worker.name()));
  }
}
