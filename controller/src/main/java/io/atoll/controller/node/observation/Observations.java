package io.atoll.controller.node.observation;

import io.atoll.api.state.Observation;
import io.atoll.api.yaml.DocumentException;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.runtime.cache.Cache;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What this node has to say of its workers; the {@link ObservationReconciler} brings it to etcd, so
 * that a slow etcd holds up no worker. Thread-safe, one writer a worker.
 */
public final class Observations {
  private final Map<String, Observation> latest = new ConcurrentHashMap<>();
  private final Cache<String> written;
  private final NodeEvents events;
  private final Consumer<String> changed;

  /**
   * @param written what stands in etcd, by an earlier run too
   * @param changed called with the worker after each change
   */
  public Observations(Cache<String> written, NodeEvents events, Consumer<String> changed) {
    this.written = written;
    this.events = events;
    this.changed = changed;
  }

  public Optional<Observation> get(String worker) {
    return Optional.ofNullable(latest.get(worker));
  }

  /** What was last said, if not by this run then by one before. */
  public Optional<Observation> before(String worker) {
    return get(worker).or(() -> written.get(written.prefix() + worker).flatMap(Observations::read));
  }

  /** Seldom needed, so it is not read whenever it comes. What cannot be read is written anew. */
  private static Optional<Observation> read(Cache.Item<String> item) {
    try {
      return Optional.of(Documents.read(item.entry().text(), Observation.class));
    } catch (DocumentException rubbish) {
      return Optional.empty();
    }
  }

  public void say(Observation observation) {
    Optional<Observation> before = before(observation.worker());
    Observation said = latest.put(observation.worker(), observation);
    if (!observation.equals(said)) {
      events.observed(before.orElse(null), observation, said == null);
      changed.accept(observation.worker());
    }
  }

  public void forget(String worker) {
    latest.remove(worker);
    changed.accept(worker);
  }

  public Set<String> workers() {
    return Set.copyOf(latest.keySet());
  }
}
