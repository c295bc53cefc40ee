package io.atoll.api.value;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A percentage as written: {@code 60%}. It may be more than 100. */
public record Percent(int value) {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,6})%");

  public Percent {
    if (value < 0) {
      throw new IllegalArgumentException("a percentage cannot be negative");
    }
  }

  /**
   * @throws IllegalArgumentException with a message for a person
   */
  public static Percent parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a percentage such as 60%");
    }
    return new Percent(Integer.parseInt(form.group(1)));
  }

  @Override
  public String toString() {
    return value + "%";
  }
}
