package io.atoll.agent.sampling.kernel;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.util.List;
import java.util.OptionalLong;

/** Reads numbers out of the kernel's text files. Pure. */
public final class Figures {
  private static final Splitter WORDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();

  /** What version 1 of control groups shows for no limit, less a page or so. */
  private static final long NO_LIMIT = Long.MAX_VALUE - (1 << 16);

  private Figures() {}

  /** The one number that the text consists of. */
  public static long number(String text) throws MalformedSampleException {
    String digits = text.strip();
    try {
      long value = Long.parseLong(digits);
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw malformed("a number", text);
    }
    throw malformed("a number from 0", text);
  }

  /** A number that may also be {@code max}, negative, or larger than any machine: no limit. */
  public static OptionalLong limit(String text) throws MalformedSampleException {
    String word = text.strip();
    if (word.equals("max") || word.startsWith("-")) {
      return OptionalLong.empty();
    }
    long value = number(word);
    return value >= NO_LIMIT ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** The number behind {@code name} (and an optional colon) at the beginning of a line. */
  public static long field(String text, String name) throws MalformedSampleException {
    int start = valueOf(text, name);
    if (start < 0) {
      throw malformed("a line with " + name, text);
    }
    while (start < text.length() && isBlank(text.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return number(text.substring(start, end));
  }

  public static boolean hasField(String text, String name) {
    return valueOf(text, name) >= 0;
  }

  /**
   * Where the value of the field begins, or -1. Searched without taking the text apart: this is
   * most of what measuring costs.
   */
  private static int valueOf(String text, String name) {
    int at = text.indexOf(name);
    while (at >= 0) {
      int after = at + name.length();
      if (after < text.length() && text.charAt(after) == ':') {
        after++;
      }
      boolean begins = at == 0 || text.charAt(at - 1) == '\n';
      if (begins && after < text.length() && isBlank(text.charAt(after))) {
        return after;
      }
      at = text.indexOf(name, at + 1);
    }
    return -1;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  public static List<String> words(String text) {
    return WORDS.splitToList(text);
  }

  public static MalformedSampleException malformed(String wanted, String text) {
    String shown = text.length() > 80 ? text.substring(0, 80) + "..." : text;
    return new MalformedSampleException("expected " + wanted + ", found: " + shown.strip());
  }
}
