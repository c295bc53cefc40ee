package io.atoll.cli.command.options;

import io.atoll.api.value.Durations;
import io.atoll.cli.outcome.CommandFailure;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A point in time as people type it: {@code 10m} ago, or {@code 2026-01-31T12:00:00Z}. */
public final class Moments {
  private Moments() {}

  /**
   * @throws CommandFailure if it is neither, naming the option
   */
  public static Instant parse(String option, String text, Instant now) {
    try {
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : now.minus(Durations.parse(text));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw CommandFailure.usage(
          option
              + " takes a duration such as 10m, or a time such as 2026-01-31T12:00:00Z; not '"
              + text
              + "'");
    }
  }
}
