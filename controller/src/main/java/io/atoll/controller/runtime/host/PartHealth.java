package io.atoll.controller.runtime.host;

import java.util.Optional;

/**
 * How one part does.
 *
 * @param problem what is wrong; empty when all is well
 */
public record PartHealth(String part, Optional<String> problem) {
  public boolean healthy() {
    return problem.isEmpty();
  }
}
