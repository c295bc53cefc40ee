package io.atoll.agent.endpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What a client has to show. */
public final class Token {
  private static final String SCHEME = "Bearer ";
  private static final int BYTES = 32;
  private static final int SHORTEST = 16;

  private final String text;

  private Token(String text) {
    this.text = text;
  }

  /** Hard to guess, and another one each time. */
  public static Token random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /**
   * What stands in the file, without white space around it.
   *
   * @throws IOException if it cannot be read, or holds no word that is hard to guess
   */
  public static Token in(Path file) throws IOException {
    String text = Files.readString(file).strip();
    if (!text.matches("[!-~]{" + SHORTEST + ",}")) {
      throw new IOException(
          file
              + " holds no token: one word of at least "
              + SHORTEST
              + " characters is needed, such as openssl rand -hex 32 prints");
    }
    return new Token(text);
  }

  public String text() {
    return text;
  }

  /** Whether the header shows this token. Takes as long for a nearly right one as for any other. */
  boolean accepts(@Nullable String authorization) {
    if (authorization == null || !authorization.startsWith(SCHEME)) {
      return false;
    }
    return MessageDigest.isEqual(
        authorization.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8),
        text.getBytes(StandardCharsets.UTF_8));
  }

  /** Without the secret, which must not get into a log. */
  @Override
  public String toString() {
    return "Token";
  }
}
