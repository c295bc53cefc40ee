package io.atoll.controller.node;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.atoll.controller.node.engine.Container;
import io.atoll.controller.node.engine.ContainerEngine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What runs here of this cluster, as last seen: so that a look at a worker costs no call of the
 * engine. A change told by the engine makes a name stale until it is looked at again. Thread-safe;
 * no lock is held across calls.
 */
final class Containers {
  private final ContainerEngine engine;
  private final ReentrantLock lock = new ReentrantLock();

  /** By name. */
  @GuardedBy("lock")
  private final Map<String, Container> seen = new HashMap<>();

  /** Counted up with each change; tells which is newer, a list or what was seen meanwhile. */
  @GuardedBy("lock")
  private final Map<String, Long> changedAt = new HashMap<>();

  @GuardedBy("lock")
  private final Set<String> stale = new HashSet<>();

  @GuardedBy("lock")
  private long changes;

  @GuardedBy("lock")
  private boolean complete;

  Containers(ContainerEngine engine) {
    this.engine = engine;
  }

  /** The worker that a container's name stands for. */
  static String worker(String containerName) {
    int dot = containerName.lastIndexOf('.');
    return dot < 0 ? containerName : containerName.substring(0, dot);
  }

  /** Whether a complete list was ever seen: before, nothing is known to be missing. */
  boolean complete() {
    return locked(() -> complete);
  }

  List<Container> of(String worker) {
    return locked(
        () -> seen.values().stream().filter(it -> Labels.worker(it).equals(worker)).toList());
  }

  List<Container> all() {
    return locked(() -> List.copyOf(seen.values()));
  }

  void stale(String name) {
    locked(() -> stale.add(name));
  }

  /** Looks again at those of the worker's containers that may have changed. */
  void refresh(String worker) {
    List<String> names =
        locked(() -> stale.stream().filter(it -> worker(it).equals(worker)).toList());
    names.forEach(this::look);
  }

  /** Asks the engine for this one and remembers the answer. */
  Optional<Container> look(String name) {
    // A change during the call makes it stale again.
    locked(() -> stale.remove(name));
    try {
      Optional<Container> found = engine.find(name);
      found.ifPresentOrElse(this::put, () -> removed(name));
      return found;
    } catch (RuntimeException e) {
      stale(name);
      throw e;
    }
  }

  void put(Container container) {
    locked(
        () -> {
          changedAt.put(container.name(), ++changes);
          return seen.put(container.name(), container);
        });
  }

  void removed(String name) {
    locked(
        () -> {
          changedAt.put(name, ++changes);
          return seen.remove(name);
        });
  }

  /** Compares with all that the engine has; what changed meanwhile is newer than the list. */
  void compare(String cluster) {
    long before = locked(() -> changes);
    List<Container> list = engine.list(Labels.CLUSTER, cluster);
    locked(
        () -> {
          replace(list, before);
          return complete = true;
        });
  }

  @GuardedBy("lock")
  private void replace(List<Container> list, long before) {
    Map<String, Container> listed = new HashMap<>();
    list.forEach(it -> listed.put(it.name(), it));
    Set<String> names = new HashSet<>(seen.keySet());
    names.addAll(listed.keySet());
    for (String name : new ArrayList<>(names)) {
      if (changedAt.getOrDefault(name, 0L) > before) {
        continue;
      }
      Container now = listed.get(name);
      if (now == null) {
        seen.remove(name);
        changedAt.remove(name);
      } else {
        seen.put(name, now);
      }
    }
  }

  private <T> T locked(java.util.function.Supplier<T> body) {
    lock.lock();
    try {
      return body.get();
    } finally {
      lock.unlock();
    }
  }
}
