package io.atoll.api.value;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A share of processors in thousandths of one: {@code 250m}, {@code 0.5}, {@code 2}. */
public record Cpu(long millis) implements Comparable<Cpu> {
  public static final Cpu ZERO = new Cpu(0);
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000L);
  private static final Pattern FORM = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,12})?)(m?)");

  public Cpu {
    if (millis < 0) {
      throw new IllegalArgumentException("a processor share cannot be negative");
    }
  }

  /**
   * @param text thousandths with an {@code m}, or processors, at most three decimals
   * @throws IllegalArgumentException with a message for a person
   */
  public static Cpu parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a share of processors such as 250m, 0.5 or 2");
    }
    BigDecimal number = new BigDecimal(form.group(1));
    BigDecimal millis = form.group(2).isEmpty() ? number.multiply(THOUSAND) : number;
    if (millis.stripTrailingZeros().scale() > 0) {
      throw new IllegalArgumentException("'" + text + "' is finer than 1m, a thousandth of a core");
    }
    if (millis.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("'" + text + "' is more than a million processors");
    }
    return new Cpu(millis.longValueExact());
  }

  public Cpu plus(Cpu other) {
    return new Cpu(Math.addExact(millis, other.millis));
  }

  @Override
  public int compareTo(Cpu other) {
    return Long.compare(millis, other.millis);
  }

  /** Whole processors as a number, anything else in thousandths. */
  @Override
  public String toString() {
    return millis % 1000 == 0 ? Long.toString(millis / 1000) : millis + "m";
  }
}
