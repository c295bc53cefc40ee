package io.atoll.api.value;

/** A share of processors in thousandths of one: {@code 250m}, {@code 0.5}, {@code 2}. */
public record Cpu(long millis) implements Comparable<Cpu> {
  public static final Cpu ZERO = new Cpu(0);

  public Cpu {
    if (millis < 0) {
      throw new IllegalArgumentException("a processor share cannot be negative");
    }
  }

  public Cpu plus(Cpu other) {
    return new Cpu(Math.addExact(millis, other.millis));
  }

  @Override
  public int compareTo(Cpu other) {
    return Long.compare(millis, other.millis);
  }
}
