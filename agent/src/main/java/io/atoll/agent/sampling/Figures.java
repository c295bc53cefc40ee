package io.atoll.agent.sampling;

import com.google.common.base.Splitter;
import java.util.List;

/** Reads numbers out of the kernel's text files. Pure. */
final class Figures {
  private static final Splitter WORDS = Splitter.onPattern("\\s+").omitEmptyStrings();
  private static final Splitter LINES = Splitter.on('\n').omitEmptyStrings();

  private Figures() {}

  /** The one number that the text consists of. */
  static long number(String text) throws MalformedSampleException {
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

  /** The number behind {@code name} (and an optional colon) at the beginning of a line. */
  static long field(String text, String name) throws MalformedSampleException {
    for (String line : LINES.split(text)) {
      List<String> words = WORDS.splitToList(line);
      if (words.size() >= 2
          && (words.getFirst().equals(name) || words.getFirst().equals(name + ":"))) {
        return number(words.get(1));
      }
    }
    throw malformed("a line with " + name, text);
  }

  static List<String> words(String text) {
    return WORDS.splitToList(text);
  }

  static MalformedSampleException malformed(String wanted, String text) {
    String shown = text.length() > 80 ? text.substring(0, 80) + "..." : text;
    return new MalformedSampleException("expected " + wanted + ", found: " + shown.strip());
  }
}
