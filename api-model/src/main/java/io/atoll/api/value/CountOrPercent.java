package io.atoll.api.value;

/** A number of workers, either as such or as a share of the application's count. */
public sealed interface CountOrPercent {
  record Count(int value) implements CountOrPercent {}

  record Share(Percent percent) implements CountOrPercent {}

  default int ofRoundedUp(int total) {
    return switch (this) {
      case Count(int value) -> value;
      case Share(Percent percent) -> Math.ceilDiv(total * percent.value(), 100);
    };
  }

  default int ofRoundedDown(int total) {
    return switch (this) {
      case Count(int value) -> value;
      case Share(Percent percent) -> Math.floorDiv(total * percent.value(), 100);
    };
  }
}
