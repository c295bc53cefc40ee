package io.atoll.controller.node.life;

import io.atoll.api.state.Observation;
import io.atoll.controller.node.observation.Observations;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is remembered of each worker between two looks, and from an earlier run of the controller.
 * Thread-safe, one writer a worker.
 */
public final class Lives {
  private final Map<String, Life> lives = new ConcurrentHashMap<>();
  private final Map<String, Readiness> readiness = new ConcurrentHashMap<>();
  private final AssignmentDisk disk;
  private final Observations observations;

  public Lives(AssignmentDisk disk, Observations observations) {
    this.disk = disk;
    this.observations = observations;
  }

  public Life of(String worker) {
    return lives.computeIfAbsent(worker, this::remembered);
  }

  private Life remembered(String worker) {
    Optional<KeptAssignment> kept = disk.get(worker);
    Life fromDisk = kept.map(KeptAssignment::life).orElse(Life.NEW);
    return observations.before(worker).map(fromDisk::withObserved).orElse(fromDisk);
  }

  /** On disk too, as far as a later run of the controller needs it. */
  public void put(String worker, Life life) {
    lives.put(worker, life);
    disk.get(worker)
        .filter(kept -> !kept.equals(kept.with(life)))
        .ifPresent(kept -> disk.keep(kept.with(life)));
  }

  /**
   * Of this attempt; what is known of an earlier one does not count. One that was said to be ready,
   * by a run of the controller before this or while it had no ports, is ready until it is found not
   * to be.
   */
  public Readiness readiness(String worker, String instance) {
    Readiness known = readiness.get(worker);
    if (known == null || !known.instance().equals(instance)) {
      known = Readiness.unknown(instance);
    }
    return known.everReady() ? known : said(worker, instance).orElse(known);
  }

  private Optional<Readiness> said(String worker, String instance) {
    return observations
        .before(worker)
        .filter(it -> it.instance().equals(instance))
        .map(Lives::remembered)
        .filter(Readiness::everReady);
  }

  private static Readiness remembered(Observation before) {
    Readiness unknown = Readiness.unknown(before.instance());
    return switch (before.phase()) {
      case READY -> unknown.after(true);
      // Phases only go forward: what was ready once never waits for its first time again.
      case UNREADY -> new Readiness(before.instance(), false, true, 0, 0);
      case ASSIGNED, PULLING, STARTING, RUNNING, DRAINING, STOPPED, FAILED -> unknown;
    };
  }

  public void put(String worker, Readiness known) {
    readiness.put(worker, known);
  }

  public void forget(String worker) {
    lives.remove(worker);
    readiness.remove(worker);
  }

  public Set<String> workers() {
    return Set.copyOf(lives.keySet());
  }
}
