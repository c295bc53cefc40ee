package io.atoll.controller.proxy.config;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Map;
import java.util.Set;

/**
 * What this host has for its proxy.
 *
 * @param places ports and files
 * @param taken ports that somebody else holds
 * @param certificates what became of each source
 */
public record Ground(Places places, Set<Integer> taken, Map<String, Certificate> certificates) {
  public Ground {
    taken = ImmutableSet.copyOf(taken);
    certificates = ImmutableMap.copyOf(certificates);
  }

  /** What a certificate in the store turned out to be. */
  public sealed interface Certificate {
    /**
     * @param file holds chain and key, under a name that its content decides
     */
    record Usable(String file) implements Certificate {}

    /**
     * @param reason one CamelCase word
     * @param message for people
     */
    record Broken(String reason, String message) implements Certificate {}
  }
}
