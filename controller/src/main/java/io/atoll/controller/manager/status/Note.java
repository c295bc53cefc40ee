package io.atoll.controller.manager.status;

import io.atoll.api.state.EventRecord.Severity;

/** Something to be told as an event. */
public record Note(Severity severity, String reason, String message) {
  public static Note normal(String reason, String message) {
    return new Note(Severity.NORMAL, reason, message);
  }

  public static Note warning(String reason, String message) {
    return new Note(Severity.WARNING, reason, message);
  }
}
