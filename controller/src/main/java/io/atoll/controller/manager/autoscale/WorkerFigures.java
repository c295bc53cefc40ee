package io.atoll.controller.manager.autoscale;

import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One worker and what it uses.
 *
 * @param readySince null while it is not ready
 * @param use null if nobody has measured it
 */
public record WorkerFigures(String worker, @Nullable Instant readySince, @Nullable Use use) {

  /**
   * @param heard by the clock of who decides, so that a wrong clock on a node does no harm
   */
  public record Use(Cpu cpu, DataSize memory, Instant heard) {}

  boolean ready() {
    return readySince != null;
  }

  /** What it uses, if that is known and not forgotten. */
  @Nullable Use freshUse(Instant now) {
    return use != null && Freshness.of(use.heard(), now) ? use : null;
  }
}
