package io.atoll.api.value;

import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A number of bytes: {@code 128Mi}, {@code 1G}, {@code 4096}. */
public record DataSize(long bytes) implements Comparable<DataSize> {
  public static final DataSize ZERO = new DataSize(0);

  /** Largest first, so that the first that divides a size is the one to print it in. */
  private static final ImmutableMap<String, Long> UNITS =
      ImmutableMap.<String, Long>builder()
          .put("Ti", 1L << 40)
          .put("T", 1_000_000_000_000L)
          .put("Gi", 1L << 30)
          .put("G", 1_000_000_000L)
          .put("Mi", 1L << 20)
          .put("M", 1_000_000L)
          .put("Ki", 1L << 10)
          .put("k", 1_000L)
          .buildOrThrow();

  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,12})?)([A-Za-z]*)");
  private static final BigDecimal MOST = BigDecimal.valueOf(1L << 60);

  public DataSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("a size cannot be negative");
    }
  }

  /**
   * @param text bytes, or a number with one of the units Ki Mi Gi Ti (of 1024) and k M G T (of
   *     1000)
   * @throws IllegalArgumentException with a message for a person
   */
  public static DataSize parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a size such as 128Mi, 1G or 4096");
    }
    BigDecimal bytes =
        new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(factor(form.group(2), text)));
    if (bytes.stripTrailingZeros().scale() > 0) {
      throw new IllegalArgumentException("'" + text + "' is not a whole number of bytes");
    }
    if (bytes.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("'" + text + "' is more than a size can be (1048576Ti)");
    }
    return new DataSize(bytes.longValueExact());
  }

  private static long factor(String unit, String text) {
    if (unit.isEmpty()) {
      return 1;
    }
    @Nullable Long factor = UNITS.get(unit);
    if (factor == null) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' has the unknown unit '"
              + unit
              + "'; the units are Ki Mi Gi Ti (of 1024) and k M G T (of 1000)");
    }
    return factor;
  }

  public DataSize plus(DataSize other) {
    return new DataSize(Math.addExact(bytes, other.bytes));
  }

  @Override
  public int compareTo(DataSize other) {
    return Long.compare(bytes, other.bytes);
  }

  /** In the largest unit that gives a whole number. */
  @Override
  public String toString() {
    return UNITS.entrySet().stream()
        .filter(unit -> bytes != 0 && bytes % unit.getValue() == 0)
        .findFirst()
        .map((Map.Entry<String, Long> unit) -> bytes / unit.getValue() + unit.getKey())
        .orElseGet(() -> Long.toString(bytes));
  }
}
