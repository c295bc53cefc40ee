package io.atoll.api.yaml.tree;

import io.atoll.api.yaml.text.Position;
import io.atoll.api.yaml.text.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From bytes to a text that a parser may be shown. */
public final class TextReader {
  /** What YAML does not allow in a document, as far as it is a sign of a binary file. */
  private static final Pattern CONTROL =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F\\uFFFE\\uFFFF]");

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private TextReader() {}

  /** Empty if something was reported. */
  public static Optional<String> read(byte[] bytes, int most, Problems problems) {
    if (bytes.length > most) {
      problems.add(Position.START, "", tooLarge("the file", bytes.length, most));
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(in).toString();
    } catch (CharacterCodingException e) {
      String before = new String(bytes, 0, in.position(), StandardCharsets.UTF_8);
      problems.add(
          Position.of(before, before.length()), "", "not UTF-8 text; is it a binary file?");
      return Optional.empty();
    }
    return checked(text, problems);
  }

  public static String tooLarge(String what, int bytes, int most) {
    return "%s has %d bytes; the most is %d".formatted(what, bytes, most);
  }

  private static Optional<String> checked(String text, Problems problems) {
    Matcher control = CONTROL.matcher(text);
    if (control.find()) {
      problems.add(
          Position.of(text, control.start()),
          "",
          "the character U+%04X is not allowed in a document; is it a binary file?"
              .formatted((int) text.charAt(control.start())));
      return Optional.empty();
    }
    return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
  }
}
