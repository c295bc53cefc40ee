package io.atoll.controller.node.probe;

import java.time.Instant;

/** What a probe said when it last began to fail. */
public record Failure(String text, Instant at) {}
