package io.atoll.api.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An immutable value of the store. Most are YAML text; chunks of files are not. */
public final class Bytes {
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  public static Bytes of(byte[] content) {
    return new Bytes(content.clone());
  }

  public static Bytes utf8(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The text, with each malformed sequence replaced by U+FFFD. */
  public String utf8() {
    return new String(content, StandardCharsets.UTF_8);
  }

  public byte[] toByteArray() {
    return content.clone();
  }

  public int size() {
    return content.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return utf8();
  }
}
