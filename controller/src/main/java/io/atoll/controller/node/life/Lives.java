package io.atoll.controller.node.life;

import io.atoll.api.state.Observation;
import io.atoll.api.state.Observation.Phase;
import io.atoll.controller.node.observation.Observations;
import io.atoll.controller.node.probe.Vitals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of each worker between two looks, and from an earlier run of the controller.
 * Thread-safe, one writer a worker.
 */
public final class Lives {
  private final Map<String, Life> lives = new ConcurrentHashMap<>();
  private final Map<String, Vitals> vitals = new ConcurrentHashMap<>();
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
   * Of this attempt; of an earlier one only its failures are remembered. One that was said to be
   * ready, by a run of the controller before this or while it had no probes, is ready until it is
   * found not to be.
   */
  public Vitals vitals(String worker, String instance) {
    return known(worker, instance, vitals.get(worker));
  }

  /** Changes what is known of this attempt, in one step; the change is a pure function. */
  public Vitals change(String worker, String instance, UnaryOperator<Vitals> change) {
    return vitals.compute(worker, (key, last) -> change.apply(known(worker, instance, last)));
  }

  /** Empty if this attempt was never asked anything, or is no longer the latest. */
  public Optional<Vitals> latest(String worker, String instance) {
    return Optional.ofNullable(vitals.get(worker)).filter(it -> it.instance().equals(instance));
  }

  /** Changes what is known of this attempt if it is still the latest one. */
  public Optional<Vitals> note(String worker, String instance, UnaryOperator<Vitals> change) {
    @Nullable Vitals noted =
        vitals.computeIfPresent(
            worker, (key, last) -> last.instance().equals(instance) ? change.apply(last) : last);
    return Optional.ofNullable(noted).filter(it -> it.instance().equals(instance));
  }

  private Vitals known(String worker, String instance, @Nullable Vitals last) {
    Optional<Observation> said = observations.before(worker);
    Vitals known =
        last != null && last.instance().equals(instance)
            ? last
            : Vitals.unknown(instance, said.map(Observation::probes).orElse(List.of()));
    return known.everReady() || known.sick() != null
        ? known
        : said.flatMap(it -> remembered(it, instance)).orElse(known);
  }

  /** Phases only go forward: what was ready once never waits for its first time again. */
  private static Optional<Vitals> remembered(Observation said, String instance) {
    boolean wasReady = said.phase() == Phase.READY || said.phase() == Phase.UNREADY;
    return wasReady && said.instance().equals(instance)
        ? Optional.of(Vitals.remembered(instance, said.phase() == Phase.READY, said.probes()))
        : Optional.empty();
  }

  public void forget(String worker) {
    lives.remove(worker);
    vitals.remove(worker);
  }

  public Set<String> workers() {
    return Set.copyOf(lives.keySet());
  }
}
