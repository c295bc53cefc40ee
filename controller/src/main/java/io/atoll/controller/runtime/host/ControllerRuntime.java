package io.atoll.controller.runtime.host;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.atoll.controller.runtime.Clock;
import io.atoll.controller.runtime.Figures;
import io.atoll.controller.runtime.Measured;
import io.atoll.controller.runtime.Metrics;
import io.atoll.controller.runtime.Steppable;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the parts of a process. {@link #start()} gives each its threads; without it, a simulation
 * steps {@link #parts()} by hand. Parts come and go at any time. Thread-safe.
 */
public final class ControllerRuntime implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ControllerRuntime.class);
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(2);

  private final Clock clock;
  private final Metrics metrics;

  /** In the order they were added. */
  @GuardedBy("this")
  private final Map<Steppable, PartThreads> parts = new LinkedHashMap<>();

  private final List<Measured> others = new CopyOnWriteArrayList<>();

  @GuardedBy("this")
  private boolean started;

  @GuardedBy("this")
  private boolean stopped;

  public ControllerRuntime(Clock clock, Metrics metrics) {
    this.clock = clock;
    this.metrics = metrics;
  }

  /** Measures this too, as long as the process runs. */
  public void measure(Measured other) {
    others.add(other);
  }

  /** All that was counted, and the state of the parts that there are now. */
  public MetricSnapshots figures() {
    Figures figures = new Figures();
    parts().forEach(part -> part.measure(figures));
    others.forEach(other -> other.measure(figures));
    health().forEach(part -> part.measure(figures));
    return figures.with(metrics.snapshots());
  }

  /** Adds a part; it starts at once if the runtime has started, and is closed if it has stopped. */
  public synchronized void add(Steppable part) {
    if (stopped) {
      // A leadership gained while the process ends must not leave its parts running.
      part.close();
      return;
    }
    PartThreads threads = new PartThreads(part, clock, metrics);
    if (parts.putIfAbsent(part, threads) != null) {
      throw new IllegalArgumentException(part.name() + " was added twice");
    }
    if (started) {
      threads.start();
    }
  }

  public synchronized void start() {
    if (!started) {
      started = true;
      parts.values().forEach(PartThreads::start);
    }
  }

  /** The parts as they are now, in the order they were added. */
  public synchronized List<Steppable> parts() {
    return List.copyOf(parts.keySet());
  }

  public synchronized List<PartHealth> health() {
    return parts.entrySet().stream()
        .map(e -> new PartHealth(e.getKey().name(), problem(e.getKey(), e.getValue())))
        .toList();
  }

  private static Optional<String> problem(Steppable part, PartThreads threads) {
    return threads.death().or(part::problem);
  }

  /**
   * Stops the parts and closes them, the last added first. Steps in progress may end within the
   * grace, and are interrupted then.
   *
   * @throws InterruptedException if the caller was interrupted; threads may still run then
   */
  public void remove(Collection<? extends Steppable> leaving, Duration grace)
      throws InterruptedException {
    Map<Steppable, PartThreads> ending = takeOut(leaving);
    ending.values().forEach(PartThreads::askToStop);
    Duration until = clock.uptime().plus(grace);
    for (PartThreads threads : ending.values()) {
      threads.join(until);
    }
    for (Steppable part : new ArrayList<>(ending.keySet()).reversed()) {
      close(part, ending);
    }
  }

  private synchronized Map<Steppable, PartThreads> takeOut(
      Collection<? extends Steppable> leaving) {
    Map<Steppable, PartThreads> ending = new LinkedHashMap<>();
    for (Steppable part : leaving) {
      PartThreads threads = parts.remove(part);
      if (threads != null) {
        ending.put(part, threads);
      }
    }
    return ending;
  }

  private void close(Steppable part, Map<Steppable, PartThreads> ending)
      throws InterruptedException {
    PartThreads threads = ending.get(part);
    if (threads != null && !threads.ended(AFTER_INTERRUPT)) {
      LOG.error("event=stepDoesNotEnd part=\"{}\" afterInterrupt={}", part.name(), AFTER_INTERRUPT);
    }
    try {
      part.close();
    } catch (RuntimeException e) {
      LOG.warn("event=closeFailed part=\"{}\"", part.name(), e);
    }
  }

  /** Stops all parts within the grace, for good; steps that take longer are interrupted. */
  public void stop(Duration grace) throws InterruptedException {
    refuseMore();
    remove(parts(), grace);
  }

  private synchronized void refuseMore() {
    stopped = true;
  }

  /** Stops all parts within ten seconds. */
  @Override
  public void close() {
    try {
      stop(GRACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
