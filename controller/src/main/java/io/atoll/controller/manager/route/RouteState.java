package io.atoll.controller.manager.route;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.atoll.api.application.Route;
import io.atoll.api.state.Owner;
import io.atoll.api.state.RouteClaim;
import io.atoll.controller.manager.world.Stored;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one application's routes.
 *
 * @param present the object of this name that exists; null if it is deleted
 * @param wanted the routes of its revision in force; null while that is not known
 * @param claims all that stands under {@code routes/} of its own or in the place of a wanted one,
 *     by key; one that cannot be read is nobody's
 * @param working uids of those of its objects, deleted ones too, that have workers
 */
record RouteState(
    @Nullable Owner present,
    @Nullable List<Route> wanted,
    Map<String, Stored<RouteClaim>> claims,
    Set<Long> working) {
  /** Owns what cannot be read, and wants nothing. */
  static final Owner NOBODY = new Owner("", "", 0);

  RouteState {
    wanted = wanted == null ? null : ImmutableList.copyOf(wanted);
    claims = ImmutableMap.copyOf(claims);
    working = ImmutableSet.copyOf(working);
  }
}
