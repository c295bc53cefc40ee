package io.atoll.testbed.simulation.world;

/** What an agent says instead of the truth. */
public enum Lie {
  NONE,
  /** Nothing new, while its lease is kept. */
  SILENCE,
  LESS_THAN_NOTHING,
  NOT_A_NUMBER,
  ENDLESS,
  /** By a clock that is an hour behind. */
  LATE
}
