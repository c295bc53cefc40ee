package io.atoll.api.yaml.machine;

import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import com.google.common.base.CharMatcher;
import java.util.regex.Pattern;

/**
 * Quotes every string that some YAML reader, of version 1.1 or 1.2, could take for something else:
 * a number, a time, a boolean, a null. What YAML's syntax itself needs quoted is quoted anyway.
 */
final class Quoting extends StringQuotingChecker {
  private static final long serialVersionUID = 1L;
  private static final Pattern NUMBER_OR_TIME =
      Pattern.compile("[-+]?\\.?[0-9][-+0-9a-fA-F_.,:xXoOtTzZ ]*|[-+]?\\.(?:inf|nan)|=|<<|~");

  /** A word that begins so is no number and no time; most texts are such words. */
  private static final CharMatcher LETTERS =
      CharMatcher.inRange('a', 'z').or(CharMatcher.inRange('A', 'Z'));

  private static final CharMatcher WORD =
      LETTERS.or(CharMatcher.inRange('0', '9')).or(CharMatcher.anyOf("-_/.")).precomputed();

  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9_/.][A-Za-z0-9_/.@%+=~-]*(?:[: ][A-Za-z0-9_/.@%+=~-]+)*");

  @Override
  public boolean needToQuoteName(String name) {
    return mustQuote(name);
  }

  @Override
  public boolean needToQuoteValue(String value) {
    return mustQuote(value);
  }

  private boolean mustQuote(String text) {
    if (!text.isEmpty() && LETTERS.matches(text.charAt(0)) && WORD.matchesAllOf(text)) {
      return isReservedKeyword(text);
    }
    return text.isEmpty()
        || isReservedKeyword(text)
        || NUMBER_OR_TIME.matcher(text).matches()
        || !PLAIN.matcher(text).matches();
  }
}
