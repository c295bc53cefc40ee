package io.atoll.api.state;

import java.time.Instant;

/**
 * Something that happened, under {@code events/<writer>/<id>}, kept for 24 hours. A repeat raises
 * {@code count} and {@code last}.
 */
public record EventRecord(
    Subject subject,
    Severity severity,
    String reason,
    String message,
    int count,
    Instant first,
    Instant last) {
  public record Subject(String kind, String name) {}

  public enum Severity {
    NORMAL,
    WARNING
  }
}
