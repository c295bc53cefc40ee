package io.atoll.controller.manager.route;

import com.google.common.collect.ImmutableList;
import io.atoll.api.Keys;
import io.atoll.api.application.Route;
import io.atoll.api.state.Owner;
import io.atoll.api.state.RouteClaim;
import io.atoll.controller.manager.world.Change;
import io.atoll.controller.manager.world.Stored;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Claims what nobody has, renews what is its own, and gives up what the revision in force no longer
 * says. What somebody else has stays theirs: the status tells of it. Pure.
 */
final class RoutePlanner {
  private RoutePlanner() {}

  /** Those given up come first, so that a route can go from one application to another at once. */
  static List<Change> plan(String application, RouteState state, Instant now) {
    Map<String, Route> wanted = wanted(state);
    ImmutableList.Builder<Change> changes = ImmutableList.builder();
    state.claims().values().stream()
        .filter(claim -> claim.value().owner().name().equals(application))
        .filter(claim -> !wanted.containsKey(claim.key()) && mayGo(claim, state))
        .map(Change::delete)
        .forEach(changes::add);
    Owner present = state.present();
    if (present != null) {
      wanted.forEach((key, route) ->
          claim(present, key, route, state.claims().get(key), now).ifPresent(changes::add));
    }
    return changes.build();
  }

  private static Map<String, Route> wanted(RouteState state) {
    Map<String, Route> wanted = new LinkedHashMap<>();
    List<Route> routes = state.wanted();
    if (routes != null) {
      routes.forEach(route -> wanted.put(Keys.route(RouteClaim.hash(route)), route));
    }
    return wanted;
  }

  /** A deleted object keeps its claims while workers of it serve what is under way. */
  private static boolean mayGo(Stored<RouteClaim> claim, RouteState state) {
    long uid = claim.value().owner().uid();
    Owner present = state.present();
    boolean exists = present != null && present.uid() == uid;
    return exists ? state.wanted() != null : !state.working().contains(uid);
  }

  private static Optional<Change> claim(
      Owner present, String key, Route route, @Nullable Stored<RouteClaim> stored, Instant now) {
    if (stored == null || stored.value().owner().equals(RouteState.NOBODY)) {
      return Optional.of(Change.put(key, stored, new RouteClaim(present, route, now)));
    }
    RouteClaim claim = stored.value();
    boolean renews = claim.owner().equals(present) && !claim.route().equals(route);
    return renews
        ? Optional.of(Change.put(key, stored, new RouteClaim(present, route, claim.at())))
        : Optional.empty();
  }
}
