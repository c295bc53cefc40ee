package io.atoll.api.value;

/** Statuses of HTTP answers, both ends included: {@code 204}, {@code 200-399}. */
public record StatusRange(int from, int to) {
  /** Well, or elsewhere: what most servers answer that have no complaint. */
  public static final StatusRange USUAL = new StatusRange(200, 399);

  private static final int LEAST = 100;
  private static final int MOST = 599;

  public StatusRange {
    if (from < LEAST || to > MOST || from > to) {
      throw new IllegalArgumentException(
          "'" + text(from, to) + "' is not a status from 100 to 599, or a range such as 200-399");
    }
  }

  /**
   * @throws IllegalArgumentException with a message for a person
   */
  public static StatusRange parse(String text) {
    if (!text.matches("[0-9]{3}(-[0-9]{3})?")) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a status such as 204, or a range such as 200-399");
    }
    int from = Integer.parseInt(text.substring(0, 3));
    return new StatusRange(from, text.length() == 3 ? from : Integer.parseInt(text.substring(4)));
  }

  public boolean holds(int status) {
    return status >= from && status <= to;
  }

  private static String text(int from, int to) {
    return from == to ? Integer.toString(from) : from + "-" + to;
  }

  @Override
  public String toString() {
    return text(from, to);
  }
}
