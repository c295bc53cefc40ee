package io.atoll.controller.manager.status;

import com.google.common.collect.ImmutableList;
import io.atoll.api.application.Route;
import io.atoll.api.state.Owner;
import io.atoll.api.state.ProxyReport.Problem;
import io.atoll.api.state.status.Condition.Status;
import io.atoll.controller.manager.world.RouteFacts;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether requests for the routes of a revision find their way to it.
 *
 * @param reason one CamelCase word
 */
record Routing(Status status, String reason, String message) {
  static final String NO_PROXY = "NoProxy";
  private static final int NAMED = 3;
  private static final String NOBODY_PROXIES =
      "no controller with the role proxy is there; a proxy that one left behind may still serve";

  static Routing of(Owner own, List<Route> routes, RouteFacts facts) {
    return conflict(own, routes, facts)
        .or(() -> problem(own, routes, facts))
        .or(() -> waiting(own, routes, facts))
        .orElseGet(() -> new Routing(Status.TRUE, "Routed", led(routes.size())));
  }

  private static Optional<Routing> conflict(Owner own, List<Route> routes, RouteFacts facts) {
    List<String> taken =
        routes.stream()
            .filter(it -> isOfAnother(facts.holders().get(it.place()), own))
            .map(it -> taken(it, facts))
            .toList();
    return taken.isEmpty()
        ? Optional.empty()
        : Optional.of(new Routing(Status.FALSE, "RouteConflict", some(taken)));
  }

  private static boolean isOfAnother(@Nullable Owner holder, Owner own) {
    return holder != null && !holder.name().equals(own.name());
  }

  private static String taken(Route route, RouteFacts facts) {
    Owner holder = facts.holders().get(route.place());
    return "%s is taken by application %s, which had it first"
        .formatted(words(route), holder == null ? "" : holder.name());
  }

  /** Of the routes as they are now: a proxy may not have heard of a change yet. */
  private static Optional<Routing> problem(Owner own, List<Route> routes, RouteFacts facts) {
    List<String> places = routes.stream().map(Route::place).toList();
    ImmutableList.Builder<Problem> found = ImmutableList.builder();
    new TreeMap<>(facts.problems())
        .forEach((node, all) ->
            all.stream()
                .filter(it -> concerns(it, own, places))
                .map(it -> at(node, it))
                .forEach(found::add));
    List<Problem> problems = found.build();
    return problems.stream()
        .findFirst()
        .map(first ->
            new Routing(
                Status.FALSE,
                first.reason(),
                some(problems.stream().map(Problem::message).toList())));
  }

  /** What a proxy says without a name is about itself, and so about every route. */
  private static boolean concerns(Problem problem, Owner own, List<String> places) {
    boolean route = problem.route().isEmpty() || places.contains(problem.route());
    return problem.application().isEmpty() || (problem.application().equals(own.name()) && route);
  }

  private static Problem at(String node, Problem it) {
    String start = it.route().isEmpty() ? "" : it.route() + ": ";
    String message = "the proxy on %s: %s%s".formatted(node, start, it.message());
    return new Problem(it.application(), it.route(), it.reason(), message);
  }

  private static Optional<Routing> waiting(Owner own, List<Route> routes, RouteFacts facts) {
    // Says no number: with thousands of routes each step on the way would be news.
    if (routes.stream().anyMatch(it -> !own.equals(facts.holders().get(it.place())))) {
      return Optional.of(new Routing(Status.UNKNOWN, "Claiming", "its routes are being claimed"));
    }
    return facts.proxied()
        ? Optional.empty()
        : Optional.of(new Routing(Status.UNKNOWN, NO_PROXY, NOBODY_PROXIES));
  }

  private static String led(int routes) {
    return routes == 1 ? "1 route leads to it" : routes + " routes lead to it";
  }

  private static String words(Route route) {
    return switch (route) {
      case Route.Http http -> http.place();
      case Route.Tcp tcp -> "port " + tcp.listen();
    };
  }

  private static String some(List<String> messages) {
    String first = String.join("; ", messages.subList(0, Math.min(NAMED, messages.size())));
    int more = messages.size() - NAMED;
    return more <= 0 ? first : first + "; and %d more".formatted(more);
  }
}
