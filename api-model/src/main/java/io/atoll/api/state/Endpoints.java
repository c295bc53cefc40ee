package io.atoll.api.state;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Where requests for an application may go, under {@code endpoints/<app>/<slice>}; all its slices
 * together are the whole. Ordered by worker.
 *
 * @param ready take new requests
 * @param draining finish those that they have
 */
public record Endpoints(List<Endpoint> ready, List<Endpoint> draining) {
  public static final Endpoints NONE = new Endpoints(List.of(), List.of());

  public Endpoints {
    ready = ImmutableList.copyOf(ready);
    draining = ImmutableList.copyOf(draining);
  }

  /**
   * @param address in the application's network
   * @param ports by their names
   * @param since when it became ready, or began to drain
   */
  public record Endpoint(
      String worker, String node, String address, Map<String, Integer> ports, Instant since) {
    public Endpoint {
      ports = ImmutableMap.copyOf(ports);
    }
  }
}
