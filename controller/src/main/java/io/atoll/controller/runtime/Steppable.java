package io.atoll.controller.runtime;

import java.time.Duration;
import java.util.Optional;

/**
 * A part of a running system that works in steps. A simulation calls {@link #step()} itself, on one
 * thread and in any order; in production a thin shell of threads calls it, and sleeps on {@link
 * #signal()} between.
 */
public interface Steppable extends AutoCloseable, Measured {

  /** A short name for logs, health and metrics. */
  String name();

  /**
   * Does one piece of work, which may block on the store or another program.
   *
   * @return false if there was nothing to do now; true means "ask again at once"
   * @throws InterruptedException if the part is being stopped; half-done work is done again later
   */
  boolean step() throws InterruptedException;

  /** The {@link Clock#uptime()} at which there will be work even if nothing happens before. */
  Optional<Duration> nextWake();

  /** Raised whenever there may be work that the last step did not see. */
  Signal signal();

  /** How many threads may be in {@link #step()} at once. */
  default int concurrency() {
    return 1;
  }

  /** Whether it must have its turn at once, however long other parts compute. */
  default boolean urgent() {
    return false;
  }

  /** Why the part cannot do its work at the moment, for health; empty when all is well. */
  default Optional<String> problem() {
    return Optional.empty();
  }

  /** Adds nothing if not said otherwise. */
  @Override
  default void measure(Figures figures) {}

  /** Lets go of what the part holds. Called after its last step; idempotent. */
  @Override
  default void close() {}
}
