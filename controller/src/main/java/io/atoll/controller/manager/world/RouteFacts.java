package io.atoll.controller.manager.world;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.state.Owner;
import io.atoll.api.state.ProxyReport.Problem;
import java.util.List;
import java.util.Map;

/**
 * What is known of the routes of one application.
 *
 * @param holders whose each of its routes is, by the route's place; absent if nobody's yet
 * @param problems what each proxy says that is wrong, by its node
 * @param proxied whether any controller is there that runs a proxy
 */
public record RouteFacts(
    Map<String, Owner> holders, Map<String, List<Problem>> problems, boolean proxied) {
  public static final RouteFacts NONE = new RouteFacts(Map.of(), Map.of(), false);

  public RouteFacts {
    holders = ImmutableMap.copyOf(holders);
    problems = ImmutableMap.copyOf(problems);
  }
}
