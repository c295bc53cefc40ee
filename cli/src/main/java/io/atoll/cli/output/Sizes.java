package io.atoll.cli.output;

/** Amounts of memory for people: three or four digits, where documents keep every byte. */
public final class Sizes {
  private static final String[] UNITS = {"Ki", "Mi", "Gi", "Ti"};
  private static final int STEP = 1024;
  private static final int TENTHS_BELOW = 100;

  private Sizes() {}

  /** {@code 12Ki}, {@code 1Mi}, {@code 23.5Gi}. */
  public static String of(long bytes) {
    double amount = (double) bytes / STEP;
    int unit = 0;
    while (amount >= STEP && unit < UNITS.length - 1) {
      amount /= STEP;
      unit++;
    }
    long tenths = unit > 0 && amount < TENTHS_BELOW ? (long) (amount * 10) % 10 : 0;
    return (long) amount + (tenths == 0 ? "" : "." + tenths) + UNITS[unit];
  }
}
