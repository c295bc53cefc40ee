package io.atoll.cli.output;

/**
 * @param wide shown with {@code -o wide} only
 * @param ticking changes with time alone, which is no news to somebody who watches
 */
public record Column(String title, boolean wide, boolean ticking) {
  public static Column of(String title) {
    return new Column(title, false, false);
  }

  public static Column wide(String title) {
    return new Column(title, true, false);
  }

  public static Column ticking(String title) {
    return new Column(title, false, true);
  }
}
