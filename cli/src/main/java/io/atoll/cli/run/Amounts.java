package io.atoll.cli.run;

import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import io.atoll.cli.outcome.CommandFailure;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts as Docker writes them, in Atoll's words. */
public final class Amounts {
  private static final Pattern DOCKER = Pattern.compile("([0-9]+)([bkmg]?)b?");
  private static final Pattern SECONDS = Pattern.compile("[0-9]+");

  private Amounts() {}

  /** {@code 512m} is 512 Mi, as Docker means it; {@code 512Mi} and {@code 1G} are as Atoll's. */
  public static String memory(String text, String option) {
    Matcher docker = DOCKER.matcher(text.toLowerCase(Locale.ROOT));
    try {
      return (docker.matches() && !text.endsWith("M") && !text.endsWith("G")
              ? new DataSize(Math.multiplyExact(Long.parseLong(docker.group(1)), unit(docker)))
              : DataSize.parse(text))
          .toString();
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw CommandFailure.usage(option + " takes a size such as 512m or 1g, not '" + text + "'");
    }
  }

  private static long unit(Matcher docker) {
    return switch (docker.group(2)) {
      case "k" -> 1L << 10;
      case "m" -> 1L << 20;
      case "g" -> 1L << 30;
      default -> 1;
    };
  }

  public static String cpu(String text, String option) {
    try {
      return Cpu.parse(text).toString();
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(option + " takes processors such as 0.5 or 2, not '" + text + "'");
    }
  }

  /** Docker's bare number of seconds gets its unit; all else is left to the document's check. */
  public static String time(String text) {
    return SECONDS.matcher(text).matches() ? text + "s" : text;
  }
}
