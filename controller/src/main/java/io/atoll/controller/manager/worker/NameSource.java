package io.atoll.controller.manager.worker;

import java.util.random.RandomGenerator;

/** Random ends of names: five of [a-z0-9]. The caller avoids collisions by asking again. */
@FunctionalInterface
public interface NameSource {
  int LENGTH = 5;

  String next();

  /** Deterministic if the generator is; as thread-safe as the generator. */
  static NameSource of(RandomGenerator random) {
    return () -> {
      StringBuilder name = new StringBuilder(LENGTH);
      for (int i = 0; i < LENGTH; i++) {
        name.append(Character.forDigit(random.nextInt(Character.MAX_RADIX), Character.MAX_RADIX));
      }
      return name.toString();
    };
  }
}
