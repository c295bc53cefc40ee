package io.atoll.controller.runtime;

/** Something whose state can be read in figures at any time, by any thread. */
@FunctionalInterface
public interface Measured {
  /** Adds them. Must neither block nor change anything. */
  void measure(Figures figures);
}
