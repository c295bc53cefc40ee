package io.atoll.controller.node.probe;

import io.atoll.api.value.Ipv4;
import java.time.Duration;

/** Asks workers of this host how they are. Thread-safe. */
public interface Prober {

  /**
   * Asks once. Blocks until there is an answer or the time is up, and while others are being asked;
   * interruptible. What does not answer is left alone afterwards: no connection and, as far as the
   * engine allows, no process of the probe stays in the worker.
   */
  ProbeResult ask(Asked worker, ProbeTarget target, Duration timeout) throws InterruptedException;

  /** Where a worker is found. */
  record Asked(Ipv4 address, String containerId) {}
}
