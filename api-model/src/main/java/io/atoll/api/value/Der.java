package io.atoll.api.value;

import com.google.common.primitives.Bytes;
import java.util.Arrays;

/** As much of DER (X.690) as it takes to wrap a key. Pure. */
final class Der {
  private static final byte[] ZERO = {0x02, 1, 0};
  private static final int OCTETS = 0x04;
  private static final int SEQUENCE = 0x30;
  private static final int LONG_FORM = 0x80;

  private Der() {}

  /**
   * A key in PKCS#8 (RFC 5208).
   *
   * @param key in its own form, PKCS#1 or SEC 1, which lacks the name of its algorithm
   * @param owner the public key (X.509), whose first element is that name
   */
  static byte[] pkcs8(byte[] key, byte[] owner) {
    byte[] inside = Arrays.copyOfRange(owner, head(owner), head(owner) + size(owner));
    byte[] algorithm = Arrays.copyOf(inside, head(inside) + size(inside));
    return element(SEQUENCE, Bytes.concat(ZERO, algorithm, element(OCTETS, key)));
  }

  /** Bytes of the first element's tag and length. */
  private static int head(byte[] der) {
    int length = der[1] & 0xff;
    return 2 + (length < LONG_FORM ? 0 : length - LONG_FORM);
  }

  /** Bytes of what the first element holds. */
  private static int size(byte[] der) {
    int length = der[1] & 0xff;
    if (length < LONG_FORM) {
      return length;
    }
    int size = 0;
    for (int i = 2; i < head(der); i++) {
      size = (size << Byte.SIZE) | (der[i] & 0xff);
    }
    return size;
  }

  private static byte[] element(int tag, byte[] content) {
    int size = content.length;
    byte[] head =
        size < LONG_FORM
            ? bytes(tag, size)
            : size <= 0xff
                ? bytes(tag, LONG_FORM + 1, size)
                : bytes(tag, LONG_FORM + 2, size >> Byte.SIZE, size);
    return Bytes.concat(head, content);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
