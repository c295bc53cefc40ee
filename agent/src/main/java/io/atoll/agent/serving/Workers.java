package io.atoll.agent.serving;

import io.atoll.agent.endpoint.Refusal;
import io.atoll.agent.engine.Containers;
import io.atoll.agent.engine.EngineException;
import io.atoll.agent.engine.WorkerContainer;
import java.util.List;

/** Finds the container that a request about a worker means. */
record Workers(Containers containers) {

  /**
   * The newest attempt, whatever its state.
   *
   * @throws Refusal with 404
   */
  WorkerContainer newest(String worker) throws EngineException {
    List<WorkerContainer> attempts = containers.of(worker);
    if (attempts.isEmpty()) {
      throw absent(worker);
    }
    return attempts.getFirst();
  }

  /**
   * The newest attempt, if it runs.
   *
   * @throws Refusal with 404 or 409
   */
  WorkerContainer running(String worker) throws EngineException {
    WorkerContainer newest = newest(worker);
    if (!newest.running()) {
      throw Refusal.conflict(
          "worker "
              + worker
              + " does not run: its attempt "
              + newest.attempt()
              + (newest.state() == WorkerContainer.State.CREATED
                  ? " has not started yet"
                  : " has ended"));
    }
    return newest;
  }

  static Refusal absent(String worker) {
    return Refusal.notFound("worker " + worker + " has no container on this node");
  }
}
