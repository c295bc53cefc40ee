package io.atoll.api.value;

/** A percentage as written: {@code 60%}. */
public record Percent(int value) {
  public Percent {
    if (value < 0) {
      throw new IllegalArgumentException("a percentage cannot be negative");
    }
  }
}
