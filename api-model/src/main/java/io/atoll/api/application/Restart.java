package io.atoll.api.application;

import java.time.Duration;

/** The first restart comes at once, then {@code initial} doubling up to {@code max}. */
public record Restart(Policy policy, Duration initial, Duration max) {
  public enum Policy {
    ALWAYS,
    ON_FAILURE,
    NEVER
  }
}
