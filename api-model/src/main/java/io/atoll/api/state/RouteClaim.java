package io.atoll.api.state;

import com.google.common.hash.Hashing;
import io.atoll.api.application.Route;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Whose requests for a host and path, or for a port, are, under {@code routes/<hash>}: the first
 * that was accepted with it keeps it.
 *
 * @param route as the owner's revision in force has it
 * @param at when the owner got it
 */
public record RouteClaim(Owner owner, Route route, Instant at) {
  private static final int LENGTH = 32;

  /** The same for every route that takes the same for itself, whatever its options. */
  public static String hash(Route route) {
    String place =
        switch (route) {
          case Route.Http http -> "http " + http.host() + " " + http.path();
          case Route.Tcp tcp -> "tcp " + tcp.listen();
        };
    return Hashing.sha256()
        .hashString(place, StandardCharsets.UTF_8)
        .toString()
        .substring(0, LENGTH);
  }
}
