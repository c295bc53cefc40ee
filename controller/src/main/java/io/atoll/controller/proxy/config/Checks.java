package io.atoll.controller.proxy.config;

import com.google.common.collect.ImmutableSet;
import io.atoll.api.state.Endpoints;
import io.atoll.api.state.Endpoints.Endpoint;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;

/**
 * How HAProxy finds out by itself that a worker is gone, with every process of Atoll dead: it tries
 * to connect, and minds connections that fail. Whether a worker is ready its node's probes decide.
 */
final class Checks {
  private static final int CHECKS_A_SECOND = 2000;

  private Checks() {}

  /** As words behind a server's address. */
  static String words(Collection<Endpoints> endpoints) {
    return "check inter %dms fastinter 500ms fall 2 rise 1 observe layer4 error-limit 5 on-error mark-down"
        .formatted(interval(endpoints).toMillis());
  }

  /**
   * A second, and longer where all proxies together would ask too often. By powers of two, since
   * each change is a reload. Each node counts as a proxy.
   */
  static Duration interval(Collection<Endpoints> endpoints) {
    Set<String> nodes =
        endpoints.stream()
            .flatMap(it -> it.ready().stream())
            .map(Endpoint::node)
            .collect(ImmutableSet.toImmutableSet());
    long workers = endpoints.stream().mapToLong(it -> it.ready().size()).sum();
    long seconds = nodes.size() * workers / CHECKS_A_SECOND;
    return Duration.ofSeconds(seconds <= 1 ? 1 : Long.highestOneBit(seconds - 1) << 1);
  }
}
