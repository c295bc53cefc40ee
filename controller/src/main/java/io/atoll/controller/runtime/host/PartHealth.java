package io.atoll.controller.runtime.host;

import io.atoll.controller.runtime.Figures;
import io.atoll.controller.runtime.Measured;
import java.util.Optional;

/**
 * How one part does.
 *
 * @param problem what is wrong; empty when all is well
 */
public record PartHealth(String part, Optional<String> problem) implements Measured {
  public boolean healthy() {
    return problem.isEmpty();
  }

  @Override
  public void measure(Figures figures) {
    figures.add(
        "atoll_part_problem",
        "1 while a part of the process, or a role, cannot do its work.",
        healthy() ? 0 : 1,
        "part",
        part);
  }
}
