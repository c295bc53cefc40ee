package io.atoll.cli.describe;

import io.atoll.api.Keys;
import io.atoll.api.application.Route;
import io.atoll.api.state.RouteClaim;
import io.atoll.cli.output.Ages;
import io.atoll.cli.view.RouteWords;
import io.atoll.cli.view.Snapshot;
import java.time.Instant;
import java.util.List;

/** Which requests an application asks for, and who has each of them. */
final class RouteTable {
  private RouteTable() {}

  /** Nothing where there is no route. */
  static void describe(
      Page page, String application, List<Route> routes, Snapshot snapshot, Instant now) {
    if (!routes.isEmpty()) {
      page.table(
          "Routes",
          List.of("ROUTE", "PORT", "HELD BY", "OPTIONS"),
          routes.stream().map(it -> row(it, application, snapshot, now)).toList());
    }
  }

  private static List<String> row(Route route, String application, Snapshot snapshot, Instant now) {
    String holder =
        snapshot
            .document(Keys.route(RouteClaim.hash(route)), RouteClaim.class)
            .map(it -> holder(it, application, now))
            .orElse("nobody yet");
    return List.of(RouteWords.place(route), route.port(), holder, RouteWords.options(route));
  }

  private static String holder(RouteClaim claim, String application, Instant now) {
    String name = claim.owner().name();
    return "%s for %s"
        .formatted(
            name.equals(application) ? "this" : "application " + name, Ages.since(claim.at(), now));
  }
}
