package io.atoll.testbed.simulation;

import com.google.common.collect.ImmutableMap;
import io.atoll.api.Keys;
import io.atoll.api.application.Route;
import io.atoll.api.state.Owner;
import io.atoll.api.state.Revision;
import io.atoll.api.state.RouteClaim;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.yaml.Documents;
import io.atoll.testbed.simulation.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether each route that is asked for is somebody's, and those who did without are told. */
final class RouteCheck {
  private final World world;
  private final List<String> wrong = new ArrayList<>();

  private RouteCheck(World world) {
    this.world = world;
  }

  static List<String> wrong(World world, Set<String> applications) {
    var check = new RouteCheck(world);
    Map<String, Owner> holders = check.holders();
    Map<String, String> unused = new HashMap<>();
    holders.forEach((key, owner) -> unused.put(key, owner.toString()));
    for (String name : applications.stream().sorted().toList()) {
      check.status(name).ifPresent(it -> check.application(name, it, holders, unused));
    }
    unused.forEach((key, owner) -> check.wrong.add(key + " is of " + owner + ", who has no use"));
    return check.wrong;
  }

  private Map<String, Owner> holders() {
    return world.truth().list(Keys.ROUTES).entries().stream()
        .collect(
            ImmutableMap.toImmutableMap(
                entry -> entry.key(),
                entry -> Documents.read(entry.text(), RouteClaim.class).owner()));
  }

  private void application(
      String name,
      ApplicationStatus status,
      Map<String, Owner> holders,
      Map<String, String> unused) {
    boolean conflict = false;
    for (Route route : routes(name, status)) {
      String key = Keys.route(RouteClaim.hash(route));
      Owner holder = holders.get(key);
      if (holder == null) {
        wrong.add(name + ": nobody has " + route.place());
      } else if (holder.equals(new Owner("application", name, status.uid()))) {
        unused.remove(key);
      } else {
        conflict = true;
      }
    }
    boolean told = status.conditions().stream().anyMatch(it -> it.reason().equals("RouteConflict"));
    if (told != conflict) {
      wrong.add(name + ": a route that another has is told: " + told);
    }
  }

  private List<Route> routes(String name, ApplicationStatus status) {
    return world
        .truth()
        .get(Keys.revision(name, status.revision()))
        .map(entry -> Documents.read(entry.text(), Revision.class).application().spec().routes())
        .orElse(List.of());
  }

  private Optional<ApplicationStatus> status(String name) {
    return world
        .truth()
        .get(Keys.applicationStatus(name))
        .map(entry -> Documents.read(entry.text(), ApplicationStatus.class));
  }
}
