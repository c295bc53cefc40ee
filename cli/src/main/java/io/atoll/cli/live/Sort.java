package io.atoll.cli.live;

/** What comes first. */
public enum Sort {
  CPU,
  MEMORY,
  NAME
}
