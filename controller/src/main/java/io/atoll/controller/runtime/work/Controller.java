package io.atoll.controller.runtime.work;

import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.DeposedException;
import io.atoll.controller.runtime.Figures;
import io.atoll.controller.runtime.Measured;
import io.atoll.controller.runtime.Outcome;
import io.atoll.controller.runtime.Reconcile;
import io.atoll.controller.runtime.Reconciler;
import io.atoll.controller.runtime.Signal;
import io.atoll.controller.runtime.Steppable;
import io.atoll.controller.runtime.cache.Informer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Takes keys from its queue to a {@link Reconciler}: one pass a key at a time, no key before every
 * informer has its first list, none before the caches show its own last writes. A failed key is
 * tried again with back-off for as long as it fails. After a {@link DeposedException} it takes
 * nothing more. Made by {@link #named}.
 */
public final class Controller implements Steppable {
  private static final Logger LOG = LoggerFactory.getLogger(Controller.class);

  private final String name;
  private final Clock clock;
  private final WorkMetrics metrics;
  private final int concurrency;
  private final boolean awaitingAll;
  private final List<Informer<?>> informers;
  private final OwnWrites ownWrites;
  private final Reconciler reconciler;
  private final Signal signal;
  private final WorkQueue queue;
  private final AtomicLong passes = new AtomicLong();
  private final List<Measured> subjects;

  /** Since when. */
  private final Map<String, Duration> running = new ConcurrentHashMap<>();

  private volatile @Nullable String deposed;

  Controller(ControllerBuilder from, Reconciler reconciler) {
    this.name = from.name;
    this.clock = from.clock;
    this.metrics = new WorkMetrics(from.metrics, name);
    this.subjects = List.copyOf(from.subjects);
    this.concurrency = from.concurrency;
    this.awaitingAll = from.awaitingAll;
    this.informers = List.copyOf(from.informers);
    this.ownWrites = from.ownWrites;
    this.reconciler = reconciler;
    this.signal = from.signal;
    this.queue = from.queue;
    informers.forEach(informer -> informer.onProgress(signal::raise));
    from.watches.forEach(Runnable::run);
  }

  public static ControllerBuilder named(String name, Clock clock) {
    return new ControllerBuilder(name, clock);
  }

  /** For keys that come from elsewhere than an informer. */
  public WorkQueue queue() {
    return queue;
  }

  @Override
  public boolean step() throws InterruptedException {
    if (deposed != null || !informers.stream().allMatch(Informer::synced)) {
      return false;
    }
    Optional<String> key = queue.take(candidate -> ownWrites.seen(barrier(candidate)));
    if (key.isEmpty()) {
      return false;
    }
    try {
      reconcile(key.get());
    } finally {
      queue.done(key.get());
      // With a shared barrier, other threads may have passed over keys that are free now.
      signal.raise();
    }
    return true;
  }

  private void reconcile(String key) throws InterruptedException {
    Reconcile pass = new Reconcile(name, key, barrier(key), passes.incrementAndGet());
    Duration began = clock.uptime();
    running.put(key, began);
    MDC.put("reconcile", pass.id());
    try {
      settle(key, outcome(pass));
    } catch (DeposedException e) {
      deposed = e.getMessage();
      // The key is not lost: whoever leads now has it in its own queue.
      LOG.warn("event=deposed controller={} key={} message=\"{}\"", name, key, e.getMessage());
      metrics.ended("deposed");
    } catch (InterruptedException e) {
      queue.add(key);
      throw e;
    } finally {
      MDC.remove("reconcile");
      running.remove(key);
    }
    metrics.passed(clock.uptime().minus(began));
  }

  private Outcome outcome(Reconcile pass) throws InterruptedException {
    try {
      return pass.call(() -> reconciler.reconcile(pass.key()));
    } catch (DeposedException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      return Failures.outcome(e);
    }
  }

  private void settle(String key, Outcome outcome) {
    switch (outcome) {
      case Outcome.Done() -> {
        queue.forget(key);
        metrics.ended("done");
      }
      case Outcome.Again(Duration after) -> {
        queue.forget(key);
        queue.addAfter(key, after);
        metrics.ended("again");
      }
      case Outcome.Failed(String category, String message, Throwable cause) -> {
        Duration delay = queue.addAfterFailure(key);
        metrics.ended(category);
        LOG.warn(
            "event=reconcileFailed controller={} key={} category={} failures={} againIn={}"
                + " message=\"{}\"",
            name,
            key,
            category,
            queue.failures(key),
            delay,
            message,
            cause);
      }
    }
  }

  private String barrier(String key) {
    return awaitingAll ? name : name + "/" + key;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<Duration> nextWake() {
    return deposed == null ? queue.nextDue() : Optional.empty();
  }

  @Override
  public Signal signal() {
    return signal;
  }

  @Override
  public int concurrency() {
    return concurrency;
  }

  @Override
  public void measure(Figures figures) {
    WorkFigures.of(name, figures)
        .add(queue.standing())
        .add(running.values(), clock.uptime())
        .addUnseen(ownWrites.unseenFor(name));
    subjects.forEach(subject -> subject.measure(figures));
  }

  @Override
  public Optional<String> problem() {
    return Optional.ofNullable(deposed);
  }
}
