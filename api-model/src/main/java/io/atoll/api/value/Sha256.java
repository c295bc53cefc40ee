package io.atoll.api.value;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a content: its SHA-256.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Sha256(String hex) {
  public static final String PREFIX = "sha256:";

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  public Sha256 {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException("'" + hex + "' is not a SHA-256: 64 of 0-9 and a-f");
    }
  }

  /**
   * Empty if the text does not begin like one, and so means something else.
   *
   * @throws IllegalArgumentException with a message for a person, if it begins like one but is none
   */
  public static Optional<Sha256> find(String text) {
    return text.startsWith(PREFIX)
        ? Optional.of(new Sha256(text.substring(PREFIX.length())))
        : Optional.empty();
  }

  /** {@code sha256:} and the digits. */
  @Override
  public String toString() {
    return PREFIX + hex;
  }
}
