package io.atoll.api.yaml.block;

import io.atoll.api.application.Route;
import io.atoll.api.value.Cidr;
import io.atoll.api.yaml.leaf.Leaves;
import io.atoll.api.yaml.leaf.RouteLeaves;
import io.atoll.api.yaml.schema.Field;
import io.atoll.api.yaml.schema.Leaf;
import io.atoll.api.yaml.schema.ListShape;
import io.atoll.api.yaml.schema.ObjectShape;
import io.atoll.api.yaml.schema.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

public final class RouteFields {
  private static final String MEANINGLESS = "has no meaning for a TCP port; remove it";

  private static final Field<String> HOST =
      Field.optional("host", RouteLeaves.HOST, "HTTP requests for this host; * takes the rest.");
  private static final Field<String> PATH =
      Field.defaulting(
          "path",
          RouteLeaves.PATH,
          "/",
          "With host: only this path and those below it; the longest that fits wins.");
  private static final Field<Integer> LISTEN =
      Field.optional("listen", Leaves.PORT, "Instead of host: a TCP port on every proxy.");
  private static final Field<String> PORT =
      Field.required("port", Leaves.NAME, "The name of one of the application's TCP ports.");
  private static final Field<List<Cidr>> ALLOW =
      Field.defaulting(
          "allow",
          ListShape.of("a list of ranges", RouteLeaves.CLIENTS),
          "[]",
          "Only clients with these addresses; empty for all.");
  private static final Field<Route.RateLimit> RATE_LIMIT =
      Field.optional(
          "rateLimit",
          Leaf.text("a rate limit, such as 100/10s", Route.RateLimit::parse),
          "With host: the most requests of one client address, on each proxy.");
  private static final Field<Route.Balance> BALANCE =
      Field.defaulting(
          "balance",
          Leaves.choice(Route.Balance.class),
          "roundRobin",
          "Which worker is next: in turn, the least busy, or by the client's address.");

  public static final ListShape<Route> LIST =
      ListShape.of(
              "a list of routes",
              ObjectShape.of(
                      "a route",
                      HOST,
                      PATH,
                      LISTEN,
                      PORT,
                      RouteOptionFields.TLS,
                      RouteOptionFields.AUTH,
                      ALLOW,
                      RATE_LIMIT,
                      BALANCE,
                      RouteOptionFields.STICKY,
                      RouteOptionFields.TIMEOUTS)
                  .check(RouteFields::check)
                  .build(RouteFields::route))
          .distinct(RouteFields::claim);

  private RouteFields() {}

  private static void check(Values values) {
    values.exactlyOne(HOST, LISTEN);
    if (values.isWritten(LISTEN) && !values.isWritten(HOST)) {
      List.of(
              PATH,
              RouteOptionFields.TLS,
              RouteOptionFields.AUTH,
              RATE_LIMIT,
              RouteOptionFields.STICKY)
          .stream()
          .filter(values::isWritten)
          .forEach(field -> values.reject(field, MEANINGLESS));
      noAnswers(values);
    }
  }

  private static void noAnswers(Values values) {
    Route.@Nullable Timeouts timeouts = values.find(RouteOptionFields.TIMEOUTS);
    if (timeouts != null && !timeouts.request().equals(Route.Timeouts.DEFAULT.request())) {
      values.rejectInside(RouteOptionFields.TIMEOUTS, "request", MEANINGLESS);
    }
  }

  private static Route route(Values values) {
    @Nullable String host = values.find(HOST);
    return host == null
        ? new Route.Tcp(
            values.get(LISTEN),
            values.get(PORT),
            values.get(ALLOW),
            values.get(BALANCE),
            values.get(RouteOptionFields.TIMEOUTS))
        : new Route.Http(
            host,
            values.get(PATH),
            values.get(PORT),
            values.find(RouteOptionFields.TLS),
            values.find(RouteOptionFields.AUTH),
            values.get(ALLOW),
            values.find(RATE_LIMIT),
            values.get(BALANCE),
            values.find(RouteOptionFields.STICKY),
            values.get(RouteOptionFields.TIMEOUTS));
  }

  private static String claim(Route route) {
    return switch (route) {
      case Route.Http http -> "the route '" + http.place() + "'";
      case Route.Tcp tcp -> "the port " + tcp.listen();
    };
  }
}
