package io.atoll.cli.output;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Durations as kubectl prints them: two units while they are small, one when they are not. */
public final class Ages {
  private Ages() {}

  /** The age of something that began then; {@code -} if nobody knows. */
  public static String since(@Nullable Instant then, Instant now) {
    return then == null ? "-" : of(Duration.between(then, now));
  }

  public static String of(Duration age) {
    long seconds = Math.max(0, age.toSeconds());
    long minutes = seconds / 60;
    long hours = minutes / 60;
    long days = hours / 24;
    if (seconds < 120) {
      return seconds + "s";
    } else if (minutes < 10) {
      return minutes + "m" + rest(seconds % 60, "s");
    } else if (hours < 3) {
      return minutes + "m";
    } else if (hours < 8) {
      return hours + "h" + rest(minutes % 60, "m");
    } else if (hours < 48) {
      return hours + "h";
    } else if (days < 8) {
      return days + "d" + rest(hours % 24, "h");
    } else if (days < 730) {
      return days + "d";
    }
    return days / 365 + "y" + rest(days % 365, "d");
  }

  private static String rest(long amount, String unit) {
    return amount == 0 ? "" : amount + unit;
  }
}
