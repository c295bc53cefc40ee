package io.atoll.agent.endpoint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What a client has to show. Random, and new at each start of the agent. */
public final class Token {
  private static final String SCHEME = "Bearer ";
  private static final int BYTES = 32;

  private final String text;

  private Token(String text) {
    this.text = text;
  }

  public static Token random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
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
