package io.atoll.api.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A node's agent is alive, under {@code agents/<node>} on its lease. Who may read this may use the
 * agent's endpoint.
 *
 * @param url where its endpoint is reached, such as {@code https://10.0.0.1:9470}; null if it
 *     serves none
 * @param certificate SHA-256 of the endpoint's certificate, in hexadecimal; null with {@code url}
 * @param token what the endpoint wants to be shown, new at each start; null with {@code url}
 */
public record AgentPresence(
    String node,
    String instance,
    String version,
    Instant startedAt,
    @Nullable String url,
    @Nullable String certificate,
    @Nullable String token) {

  /** Without the token, which must not get into a log. */
  @Override
  public String toString() {
    return "AgentPresence[" + node + " " + instance + " " + version + " " + url + "]";
  }
}
