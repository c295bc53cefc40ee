package io.atoll.cli.output;

import com.google.common.base.CharMatcher;

/** Text that came from elsewhere, made safe to print. */
public final class Text {
  private static final CharMatcher CONTROL = CharMatcher.javaIsoControl();

  private Text() {}

  /** On one line and without control characters, which could steer the reader's terminal. */
  public static String oneLine(String text) {
    return CONTROL.matchesNoneOf(text) ? text : CONTROL.replaceFrom(text.strip(), ' ');
  }

  public static String plural(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
