package io.atoll.testbed.simulation.world;

/** Unwinds the thread of a process that is killed in the middle of a step. */
final class ProcessDied extends Error {
  private static final long serialVersionUID = 1L;

  ProcessDied() {
    super("killed", null, false, false);
  }
}
