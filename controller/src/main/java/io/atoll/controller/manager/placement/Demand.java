package io.atoll.controller.manager.placement;

import io.atoll.api.application.Resources;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;

/** An amount of what nodes have and workers request. */
public record Demand(Cpu cpu, DataSize memory) {
  public static final Demand NONE = new Demand(Cpu.ZERO, DataSize.ZERO);

  public static Demand of(Resources resources) {
    return new Demand(resources.cpu().request(), resources.memory().request());
  }

  public Demand plus(Demand other) {
    return new Demand(cpu.plus(other.cpu), memory.plus(other.memory));
  }
}
