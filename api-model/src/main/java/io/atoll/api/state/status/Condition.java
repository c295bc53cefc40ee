package io.atoll.api.state.status;

import java.time.Instant;

/**
 * @param type Accepted, Available, Progressing or ScalingActive
 * @param reason one CamelCase word for programs
 * @param message one sentence for people
 * @param since when {@code status} last changed
 */
public record Condition(String type, Status status, String reason, String message, Instant since) {
  public enum Status {
    TRUE,
    FALSE,
    UNKNOWN
  }
}
