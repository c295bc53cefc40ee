package io.atoll.api.store.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atoll.api.store.Bytes;
import java.util.Arrays;

/**
 * The keys from {@code first} on that stand before {@code end}, as etcd asks for them.
 *
 * @param end a zero byte stands for no end
 */
public record KeyRange(Bytes first, Bytes end) {
  private static final Bytes ZERO = Bytes.of(new byte[1]);

  /**
   * All keys that start with the prefix. etcd takes no empty key: a zero byte is the first of all.
   */
  public static KeyRange of(String prefix) {
    return new KeyRange(prefix.isEmpty() ? ZERO : Bytes.utf8(prefix), end(prefix.getBytes(UTF_8)));
  }

  /** What is left of the range behind the key. */
  public KeyRange after(Bytes key) {
    byte[] next = Arrays.copyOf(key.toByteArray(), key.size() + 1);
    return new KeyRange(Bytes.of(next), end);
  }

  private static Bytes end(byte[] prefix) {
    for (int i = prefix.length - 1; i >= 0; i--) {
      if (prefix[i] != (byte) 0xff) {
        prefix[i]++;
        return Bytes.of(Arrays.copyOf(prefix, i + 1));
      }
    }
    return ZERO;
  }
}
