package io.atoll.controller.node.inventory;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.atoll.api.EngineLabels;
import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.engine.ContainerEngine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What runs here of this cluster, as last seen: so that a look at a worker costs no call of the
 * engine. A change told by the engine makes a name stale until it is looked at again. Thread-safe;
 * no lock is held across calls.
 */
public final class Containers {
  private final ContainerEngine engine;

  /** By name. */
  @GuardedBy("this")
  private final Map<String, Container> seen = new HashMap<>();

  /** Counted up with each change; tells which is newer, a list or what was seen meanwhile. */
  @GuardedBy("this")
  private final Map<String, Long> changedAt = new HashMap<>();

  @GuardedBy("this")
  private final Set<String> stale = new HashSet<>();

  @GuardedBy("this")
  private long changes;

  @GuardedBy("this")
  private boolean complete;

  public Containers(ContainerEngine engine) {
    this.engine = engine;
  }

  /** The worker that a container's name stands for. */
  static String worker(String containerName) {
    int dot = containerName.lastIndexOf('.');
    return dot < 0 ? containerName : containerName.substring(0, dot);
  }

  /** Whether a complete list was ever seen: before, nothing is known to be missing. */
  public synchronized boolean complete() {
    return complete;
  }

  public synchronized List<Container> of(String worker) {
    return seen.values().stream().filter(it -> Labels.worker(it).equals(worker)).toList();
  }

  synchronized List<Container> all() {
    return List.copyOf(seen.values());
  }

  public synchronized void stale(String name) {
    stale.add(name);
  }

  /** Looks again at those of the worker's containers that may have changed. */
  public void refresh(String worker) {
    staleOf(worker).forEach(this::look);
  }

  private synchronized List<String> staleOf(String worker) {
    return stale.stream().filter(it -> worker(it).equals(worker)).toList();
  }

  /** Asks the engine for this one and remembers the answer. */
  public Optional<Container> look(String name) {
    // A change during the call makes it stale again.
    fresh(name);
    try {
      Optional<Container> found = engine.find(name);
      found.ifPresentOrElse(this::put, () -> removed(name));
      return found;
    } catch (RuntimeException e) {
      stale(name);
      throw e;
    }
  }

  private synchronized void fresh(String name) {
    stale.remove(name);
  }

  synchronized void put(Container container) {
    changedAt.put(container.name(), ++changes);
    seen.put(container.name(), container);
  }

  public synchronized void removed(String name) {
    changedAt.put(name, ++changes);
    seen.remove(name);
  }

  /** Compares with all that the engine has; what changed meanwhile is newer than the list. */
  void compare(Set<String> clusters) {
    long before = changes();
    replace(
        clusters.stream()
            .flatMap(cluster -> engine.list(EngineLabels.CLUSTER, cluster).stream())
            .toList(),
        before);
  }

  private synchronized long changes() {
    return changes;
  }

  private synchronized void replace(List<Container> list, long before) {
    Map<String, Container> listed = new HashMap<>();
    list.forEach(it -> listed.put(it.name(), it));
    changedAt.values().removeIf(change -> change <= before);
    Set<String> newer = Set.copyOf(changedAt.keySet());
    seen.keySet().removeIf(name -> !listed.containsKey(name) && !newer.contains(name));
    listed.keySet().removeAll(newer);
    seen.putAll(listed);
    complete = true;
  }
}
