package io.atoll.controller.manager.route;

import io.atoll.api.Keys;
import io.atoll.api.application.Route;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Owner;
import io.atoll.api.state.Revision;
import io.atoll.api.state.RouteClaim;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.controller.manager.cache.ApplicationReader;
import io.atoll.controller.manager.cache.Caches;
import io.atoll.controller.manager.world.Stored;
import io.atoll.controller.runtime.cache.Cache.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the state of one application's routes from the caches. As thread-safe as they are. */
public final class RouteReader {
  private static final RouteClaim BROKEN =
      new RouteClaim(RouteState.NOBODY, new Route.Tcp(0, ""), Instant.EPOCH);

  private final Caches caches;

  public RouteReader(Caches caches) {
    this.caches = caches;
  }

  /** All that ever asked for what this key stands for. */
  public Collection<String> contenders(String key) {
    Set<String> names = new HashSet<>();
    for (String hash : Caches.part(Keys.ROUTES, key, 0)) {
      caches
          .revisions()
          .indexed(Caches.BY_ROUTE, hash)
          .forEach(revision -> names.addAll(Caches.part(Keys.REVISIONS, revision.key(), 0)));
    }
    return names;
  }

  RouteState read(String application) {
    Owner present =
        caches
            .applications()
            .get(Keys.application(application))
            .map(it -> new Owner("application", application, it.entry().createRevision()))
            .orElse(null);
    List<Route> wanted = present == null ? null : wanted(present);
    return new RouteState(present, wanted, claims(application, wanted), working(application));
  }

  /** Null while the caches do not show what is in force. */
  private @Nullable List<Route> wanted(Owner present) {
    Optional<ApplicationStatus> status =
        caches
            .applicationStatus()
            .get(Keys.applicationStatus(present.name()))
            .flatMap(Item::decoded)
            .filter(it -> it.uid() == present.uid());
    if (status.isEmpty() || status.get().revision() == 0) {
      return status.isEmpty() ? null : List.of();
    }
    return caches
        .revisions()
        .get(Keys.revision(present.name(), status.get().revision()))
        .flatMap(Item::decoded)
        .filter(it -> it.uid() == present.uid())
        .map(Revision::application)
        .map(it -> it.spec().routes())
        .orElse(null);
  }

  private Map<String, Stored<RouteClaim>> claims(String application, @Nullable List<Route> wanted) {
    // Of one without a name these are what cannot be read.
    List<Item<RouteClaim>> items =
        new ArrayList<>(caches.routes().indexed(Caches.BY_APPLICATION, application));
    if (wanted != null) {
      wanted.stream()
          .map(route -> caches.routes().get(Keys.route(RouteClaim.hash(route))))
          .flatMap(Optional::stream)
          .forEach(items::add);
    }
    Map<String, Stored<RouteClaim>> claims = new HashMap<>();
    items.stream()
        .flatMap(it -> Stream.ofNullable(ApplicationReader.stored(Optional.of(it), BROKEN)))
        .forEach(it -> claims.put(it.key(), it));
    return claims;
  }

  private Set<Long> working(String application) {
    Set<Long> uids = new HashSet<>();
    caches.workers().indexed(Caches.BY_APPLICATION, application).stream()
        .flatMap(it -> it.decoded().stream())
        .map(Assignment::owner)
        .forEach(it -> uids.add(it.uid()));
    return uids;
  }
}
