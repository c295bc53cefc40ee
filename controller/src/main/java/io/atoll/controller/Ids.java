package io.atoll.controller;

import java.security.SecureRandom;

/** Random ids: eight of [0-9a-z], enough for what one host starts in its life. */
final class Ids {
  private static final int LENGTH = 8;

  private final SecureRandom random = new SecureRandom();

  String next() {
    StringBuilder id = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      id.append(Character.forDigit(random.nextInt(Character.MAX_RADIX), Character.MAX_RADIX));
    }
    return id.toString();
  }
}
