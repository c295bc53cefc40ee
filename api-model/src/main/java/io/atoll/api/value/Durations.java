package io.atoll.api.value;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text form of durations: {@code 500ms}, {@code 30s}, {@code 1h30m}, {@code 0s}. */
public final class Durations {
  public static final Duration MOST = Duration.ofDays(3650);

  private static final Pattern FORM =
      Pattern.compile(
          "(?:([0-9]{1,9})d)?(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?(?:([0-9]{1,9})s)?"
              + "(?:([0-9]{1,9})ms)?");

  private Durations() {}

  /**
   * @param text whole numbers with the units d, h, m, s, ms in this order, each at most once
   * @throws IllegalArgumentException with a message for a person
   */
  public static Duration parse(String text) {
    Matcher form = FORM.matcher(text);
    if (text.isEmpty() || !form.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a duration such as 500ms, 30s or 1h30m" + hint(text));
    }
    Duration duration =
        Duration.ofDays(number(form.group(1)))
            .plusHours(number(form.group(2)))
            .plusMinutes(number(form.group(3)))
            .plusSeconds(number(form.group(4)))
            .plusMillis(number(form.group(5)));
    if (duration.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "'" + text + "' is longer than a duration can be (" + MOST.toDays() + "d)");
    }
    return duration;
  }

  /** The shortest form that {@link #parse} reads back; parts of a millisecond are dropped. */
  public static String format(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("a duration cannot be negative: " + duration);
    }
    String text =
        part(duration.toDays(), "d")
            + part(duration.toHoursPart(), "h")
            + part(duration.toMinutesPart(), "m")
            + part(duration.toSecondsPart(), "s")
            + part(duration.toMillisPart(), "ms");
    return text.isEmpty() ? "0s" : text;
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static String part(long number, String unit) {
    return number == 0 ? "" : number + unit;
  }

  private static String hint(String text) {
    return text.matches("[0-9]+") ? "; it needs a unit, as in " + text + "s" : "";
  }
}
