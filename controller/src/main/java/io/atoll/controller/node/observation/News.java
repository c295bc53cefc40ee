package io.atoll.controller.node.observation;

import io.atoll.api.state.EventRecord.Severity;

/**
 * Something that people should hear of a worker or node.
 *
 * @param reason one CamelCase word
 * @param message one sentence; equal ones are merged
 */
public record News(Severity severity, String reason, String message) {
  static News normal(String reason, String message) {
    return new News(Severity.NORMAL, reason, message);
  }

  public static News warning(String reason, String message) {
    return new News(Severity.WARNING, reason, message);
  }
}
