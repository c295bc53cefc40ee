package io.atoll.cli.output;

/** What {@code -o} can say. */
public enum Format {
  TABLE,
  WIDE,
  NAME,
  YAML,
  JSON;

  public boolean isTable() {
    return this == TABLE || this == WIDE;
  }
}
