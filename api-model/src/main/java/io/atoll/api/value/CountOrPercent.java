package io.atoll.api.value;

/** A number of workers, either as such or as a share of the application's count. */
public sealed interface CountOrPercent {
  record Count(int value) implements CountOrPercent {
    public Count {
      if (value < 0) {
        throw new IllegalArgumentException("a count cannot be negative");
      }
    }

    @Override
    public String toString() {
      return Integer.toString(value);
    }
  }

  record Share(Percent percent) implements CountOrPercent {
    @Override
    public String toString() {
      return percent.toString();
    }
  }

  /**
   * @throws IllegalArgumentException with a message for a person
   */
  static CountOrPercent parse(String text) {
    if (text.endsWith("%")) {
      return new Share(Percent.parse(text));
    }
    if (!text.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException(
          "'" + text + "' is neither a count such as 4 nor a percentage such as 25%");
    }
    return new Count(Integer.parseInt(text));
  }

  /** Whether it comes to none, whatever the total. */
  default boolean isZero() {
    return switch (this) {
      case Count(int value) -> value == 0;
      case Share(Percent percent) -> percent.value() == 0;
    };
  }

  default int ofRoundedUp(int total) {
    return switch (this) {
      case Count(int value) -> value;
      case Share(Percent percent) -> Math.toIntExact(Math.ceilDiv(scaled(total, percent), 100));
    };
  }

  default int ofRoundedDown(int total) {
    return switch (this) {
      case Count(int value) -> value;
      case Share(Percent percent) -> Math.toIntExact(Math.floorDiv(scaled(total, percent), 100));
    };
  }

  private static long scaled(int total, Percent percent) {
    return (long) total * percent.value();
  }
}
