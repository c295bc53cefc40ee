package io.atoll.testbed.simulation.world;

/** What can befall a process in the middle of a step, just before or after a call of it. */
public interface Interference {
  /** Leaves every process alone. */
  Interference NONE = (process, call) -> Fate.GO_ON;

  enum Fate {
    GO_ON,
    /** The process is killed. */
    DIE,
    /** The process stands still while the others go on, and then continues where it was. */
    STALL
  }

  Fate at(ControllerProcess process, String call);
}
