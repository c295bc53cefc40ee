package io.atoll.api.value;

/** A number of bytes: {@code 128Mi}, {@code 1G}, {@code 4096}. */
public record DataSize(long bytes) implements Comparable<DataSize> {
  public static final DataSize ZERO = new DataSize(0);

  public DataSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("a size cannot be negative");
    }
  }

  public DataSize plus(DataSize other) {
    return new DataSize(Math.addExact(bytes, other.bytes));
  }

  @Override
  public int compareTo(DataSize other) {
    return Long.compare(bytes, other.bytes);
  }
}
