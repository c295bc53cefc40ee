package io.atoll.testbed.proxy;

import com.google.common.collect.ImmutableList;
import io.atoll.api.application.Route;
import io.atoll.api.application.Route.Balance;
import io.atoll.api.application.Route.Sticky;
import io.atoll.api.application.Route.Timeouts;
import io.atoll.api.state.Endpoints;
import io.atoll.api.state.Endpoints.Endpoint;
import io.atoll.controller.proxy.config.Ground;
import io.atoll.controller.proxy.config.Ground.Certificate;
import io.atoll.controller.proxy.config.Picture;
import io.atoll.controller.proxy.config.Places;
import io.atoll.controller.proxy.config.ProxyPlanner;
import io.atoll.controller.proxy.config.Traffic;
import io.atoll.controller.proxy.config.Traffic.Claim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Workers of the one application {@code shop} and its routes, said in few words. */
final class Scene {
  static final String APPLICATION = "shop";

  private final Places places;
  private final Map<String, Endpoint> known;
  private final List<Endpoint> ready = new ArrayList<>();
  private final List<Endpoint> draining = new ArrayList<>();
  private final List<Claim> claims = new ArrayList<>();
  private final Map<String, Certificate> certificates = new HashMap<>();

  /**
   * @param known workers by name
   */
  Scene(Places places, Map<String, Endpoint> known) {
    this.places = places;
    this.known = known;
  }

  static Endpoint worker(String name, String address, int port) {
    return new Endpoint(name, "n1", address, Map.of("http", port), Instant.EPOCH);
  }

  Places places() {
    return places;
  }

  Scene ready(String... names) {
    List.of(names).forEach(name -> ready.add(endpoint(name)));
    return this;
  }

  Scene draining(String... names) {
    List.of(names).forEach(name -> draining.add(endpoint(name)));
    return this;
  }

  private Endpoint endpoint(String name) {
    Endpoint found = known.get(name);
    return found == null ? worker(name, "127.0.0.9", 1) : found;
  }

  /** All of a host, with what concerns a client that comes again, or stays. */
  static Route.Http site(String host, @Nullable Sticky sticky, Timeouts timeouts) {
    return new Route.Http(
        host, "/", "http", null, null, List.of(), null, Balance.ROUND_ROBIN, sticky, timeouts);
  }

  Scene http(String host, String path) {
    return route(new Route.Http(host, path, "http"));
  }

  Scene route(Route route) {
    return route(APPLICATION, route);
  }

  Scene route(String application, Route route) {
    claims.add(new Claim(application, route));
    return this;
  }

  Scene certificate(String source, String file) {
    certificates.put(source, new Certificate.Usable(file));
    return this;
  }

  Picture picture() {
    var endpoints = new Endpoints(ImmutableList.copyOf(ready), ImmutableList.copyOf(draining));
    return ProxyPlanner.plan(
            new Traffic(claims, Map.of(APPLICATION, endpoints)),
            new Ground(places, Set.of(), certificates))
        .picture();
  }
}
