package io.atoll.controller.node.readiness;

import io.atoll.api.value.Ipv4;

/** Asks whether a worker's port accepts connections. Blocks for a second at most. Thread-safe. */
@FunctionalInterface
public interface PortProbe {
  boolean accepts(Ipv4 address, int port);
}
