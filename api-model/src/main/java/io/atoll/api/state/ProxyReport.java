package io.atoll.api.state;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;

/**
 * What a node's proxy says of itself, under {@code proxies/<node>}, on the lease of its process.
 *
 * @param instance the {@code instance} of the process that says it
 * @param revision the store's revision up to which it acts on routes and endpoints
 * @param draining for every worker that it knows to drain, how many sessions it still has there; 0
 *     also if it never sent it any
 */
public record ProxyReport(
    String instance, long revision, Map<String, Integer> draining, List<Problem> problems) {
  public ProxyReport {
    draining = ImmutableMap.copyOf(draining);
    problems = ImmutableList.copyOf(problems);
  }

  /**
   * @param application empty if it is about the proxy as a whole
   * @param route the route's host and path or its port; empty if it is about all
   * @param reason one CamelCase word for programs
   * @param message one sentence for people
   */
  public record Problem(String application, String route, String reason, String message) {}
}
