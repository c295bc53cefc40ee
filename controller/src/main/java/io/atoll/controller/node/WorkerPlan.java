package io.atoll.controller.node;

import io.atoll.api.state.Observation.Phase;
import org.jspecify.annotations.Nullable;

/**
 * What to do next and what to say of the worker.
 *
 * @param life as it is to be remembered
 * @param status null to leave what was last said
 */
record WorkerPlan(WorkerAction action, Life life, @Nullable Status status) {

  /**
   * @param reason one CamelCase word
   * @param message one sentence for people; empty when the phase says it all
   */
  record Status(Phase phase, String reason, String message) {}
}
