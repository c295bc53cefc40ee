package io.atoll.controller.manager.cache;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.Keys;
import io.atoll.api.application.Route;
import io.atoll.api.state.Owner;
import io.atoll.api.state.ProxyReport;
import io.atoll.api.state.ProxyReport.Problem;
import io.atoll.api.state.Revision;
import io.atoll.api.state.RouteClaim;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.Rollout;
import io.atoll.controller.manager.world.RouteFacts;
import io.atoll.controller.manager.world.Stored;
import io.atoll.controller.runtime.cache.Cache.Item;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes what is known of an application's routes from the caches. As thread-safe as they are. */
final class RouteFactsReader {
  private final Caches caches;

  RouteFactsReader(Caches caches) {
    this.caches = caches;
  }

  /** The cluster is not looked through if none of the revisions has a route. */
  RouteFacts read(List<Stored<Revision>> revisions, @Nullable Stored<ApplicationStatus> status) {
    Map<String, Owner> holders = new HashMap<>();
    boolean none = true;
    for (Revision revision : mayBeInForce(revisions, status)) {
      for (Route route : revision.application().spec().routes()) {
        none = false;
        holder(route).ifPresent(it -> holders.put(route.place(), it));
      }
    }
    return none ? RouteFacts.NONE : new RouteFacts(holders, problems(), proxied());
  }

  /** What the next decision may bring into force; old ones may have many routes. */
  private static List<Revision> mayBeInForce(
      List<Stored<Revision>> revisions, @Nullable Stored<ApplicationStatus> status) {
    int latest = revisions.stream().mapToInt(it -> it.value().revision()).max().orElse(0);
    int present = status == null ? 0 : status.value().revision();
    Rollout rollout = status == null ? null : status.value().rollout();
    int before = rollout == null ? 0 : rollout.completed();
    return revisions.stream()
        .map(Stored::value)
        .filter(it -> List.of(latest, present, before).contains(it.revision()))
        .toList();
  }

  private Optional<Owner> holder(Route route) {
    return caches.routes().indexed(Caches.BY_PLACE, route.place()).stream()
        .flatMap(it -> it.decoded().stream())
        .map(RouteClaim::owner)
        .findFirst();
  }

  private Map<String, List<Problem>> problems() {
    ImmutableMap.Builder<String, List<Problem>> problems = ImmutableMap.builder();
    for (Item<ProxyReport> item : caches.proxies().list()) {
      String node = item.key().substring(Keys.PROXIES.length());
      item.decoded()
          .filter(it -> !it.problems().isEmpty())
          .ifPresent(it -> problems.put(node, it.problems()));
    }
    return problems.buildOrThrow();
  }

  private boolean proxied() {
    return caches.presences().list().stream()
        .flatMap(it -> it.decoded().stream())
        .anyMatch(it -> it.roles().contains("proxy"));
  }
}
