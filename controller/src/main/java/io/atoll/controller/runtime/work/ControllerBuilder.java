package io.atoll.controller.runtime.work;

import io.atoll.controller.runtime.Backoff;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Measured;
import io.atoll.controller.runtime.Metrics;
import io.atoll.controller.runtime.Reconciler;
import io.atoll.controller.runtime.Signal;
import io.atoll.controller.runtime.cache.Cache;
import io.atoll.controller.runtime.cache.Change;
import io.atoll.controller.runtime.cache.Informer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Says what a {@link Controller} watches; {@link #reconciler} ends it. One thread. */
public final class ControllerBuilder {
  final String name;
  final Clock clock;
  final Signal signal = new Signal();
  final Set<Informer<?>> informers = new LinkedHashSet<>();
  final List<Runnable> watches = new ArrayList<>();
  Metrics metrics = new Metrics();
  OwnWrites ownWrites;
  final List<Measured> subjects = new ArrayList<>();
  Backoff backoff = Backoff.STANDARD;
  boolean awaitingAll;
  int concurrency = 1;
  WorkQueue queue;

  ControllerBuilder(String name, Clock clock) {
    this.name = name;
    this.clock = clock;
    this.ownWrites = new OwnWrites(List.of(), clock);
    this.queue = queue();
  }

  /** Queues the keys that the function makes of each changed store key. */
  public <T> ControllerBuilder watching(
      Informer<T> informer, Function<String, ? extends Collection<String>> keys) {
    return onEach(informer, change -> keys.apply(change.key()).forEach(key -> queue.add(key)));
  }

  /** Queues the keys that the function makes of each changed item: as it was and as it is. */
  public <T> ControllerBuilder watchingItems(
      Informer<T> informer, Function<Cache.Item<T>, ? extends Collection<String>> keys) {
    return onEach(
        informer,
        change ->
            change.items().flatMap(item -> keys.apply(item).stream()).forEach(k -> queue.add(k)));
  }

  /** Waits for the informer's first list, without queueing anything on its changes. */
  public ControllerBuilder reading(Informer<?> informer) {
    informers.add(informer);
    return this;
  }

  /** How many keys at once; 1 if not said. */
  public ControllerBuilder concurrency(int keys) {
    concurrency = keys;
    return this;
  }

  public ControllerBuilder metrics(Metrics shared) {
    metrics = shared;
    return this;
  }

  /** Measures this for as long as the controller is at work: what it works on. */
  public ControllerBuilder measuring(Measured subject) {
    subjects.add(subject);
    return this;
  }

  public ControllerBuilder backoff(Backoff other) {
    backoff = other;
    return this;
  }

  /** No key before the caches show what was last written for that key. */
  public ControllerBuilder awaiting(OwnWrites writes) {
    ownWrites = writes;
    return this;
  }

  /**
   * No key before the caches show what was last written for <em>any</em> key of this controller:
   * for decisions that share something, such as room on nodes.
   */
  public ControllerBuilder awaitingAll(OwnWrites writes) {
    awaitingAll = true;
    return awaiting(writes);
  }

  public Controller reconciler(Reconciler reconciler) {
    queue = queue();
    return new Controller(this, reconciler);
  }

  private WorkQueue queue() {
    return new WorkQueue(clock, backoff, signal, new WorkMetrics(metrics, name));
  }

  private <T> ControllerBuilder onEach(Informer<T> informer, Consumer<Change<T>> listener) {
    watches.add(() -> informer.onChange(listener));
    return reading(informer);
  }
}
