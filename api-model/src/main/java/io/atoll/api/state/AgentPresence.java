package io.atoll.api.state;

import java.time.Instant;

/** A node's agent is alive, under {@code agents/<node>} on its lease. */
public record AgentPresence(String node, String instance, String version, Instant startedAt) {}
