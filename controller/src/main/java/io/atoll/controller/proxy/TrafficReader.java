package io.atoll.controller.proxy;

import com.google.common.collect.ImmutableList;
import io.atoll.api.Keys;
import io.atoll.api.state.Endpoints;
import io.atoll.api.state.Endpoints.Endpoint;
import io.atoll.api.state.ProxyReport.Problem;
import io.atoll.api.state.RouteClaim;
import io.atoll.controller.proxy.config.Traffic;
import io.atoll.controller.proxy.config.Traffic.Claim;
import io.atoll.controller.runtime.cache.Cache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Routes and endpoints as the caches have them. */
final class TrafficReader {
  private final Cache<RouteClaim> routes;
  private final Cache<Endpoints> endpoints;

  TrafficReader(Cache<RouteClaim> routes, Cache<Endpoints> endpoints) {
    this.routes = routes;
    this.endpoints = endpoints;
  }

  /** The last change that is in what is read after this. */
  long revision() {
    return Math.max(routes.revision(), endpoints.revision());
  }

  Traffic read() {
    List<Claim> claims =
        routes.values().stream().map(it -> new Claim(it.owner().name(), it.route())).toList();
    Map<String, Endpoints> all = new HashMap<>();
    endpoints
        .list()
        .forEach(item ->
            item.decoded()
                .ifPresent(slice ->
                    application(item.key())
                        .ifPresent(name -> all.merge(name, slice, TrafficReader::joined))));
    return new Traffic(claims, all);
  }

  /** What stands there and cannot be read. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    routes
        .list()
        .forEach(it -> {
          String error = it.error();
          if (error != null) {
            problems.add(new Problem("", "", "RouteUnreadable", it.key() + ": " + error));
          }
        });
    return problems;
  }

  private static Optional<String> application(String key) {
    return Keys.parts(Keys.ENDPOINTS, key).map(List::getFirst);
  }

  private static Endpoints joined(Endpoints one, Endpoints other) {
    return new Endpoints(
        joined(one.ready(), other.ready()), joined(one.draining(), other.draining()));
  }

  private static List<Endpoint> joined(List<Endpoint> one, List<Endpoint> other) {
    return ImmutableList.<Endpoint>builder().addAll(one).addAll(other).build();
  }
}
