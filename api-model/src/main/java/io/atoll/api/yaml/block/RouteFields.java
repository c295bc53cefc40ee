package io.atoll.api.yaml.block;

import io.atoll.api.application.Route;
import io.atoll.api.yaml.leaf.Leaves;
import io.atoll.api.yaml.schema.Field;
import io.atoll.api.yaml.schema.Leaf;
import io.atoll.api.yaml.schema.ListShape;
import io.atoll.api.yaml.schema.ObjectShape;
import io.atoll.api.yaml.schema.Values;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

public final class RouteFields {
  private static final Pattern HOST_NAME =
      Pattern.compile(
          "(?:\\*\\.)?[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
              + "(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*");

  private static final Field<String> HOST =
      Field.optional(
          "host", Leaf.text("a host name", RouteFields::hostName), "HTTP requests for this host.");
  private static final Field<String> PATH =
      Field.defaulting(
          "path", HealthFields.URL_PATH, "/", "With host: only paths that begin like this.");
  private static final Field<Integer> LISTEN =
      Field.optional("listen", Leaves.PORT, "Instead of host: a TCP port on every proxy.");
  private static final Field<String> PORT =
      Field.required("port", Leaves.NAME, "The name of one of the application's ports.");

  public static final ListShape<Route> LIST =
      ListShape.of(
              "a list of routes",
              ObjectShape.of("a route", HOST, PATH, LISTEN, PORT)
                  .reserve("tls", "auth", "allow", "rateLimit")
                  .check(RouteFields::check)
                  .build(RouteFields::route))
          .distinct(RouteFields::claim);

  private RouteFields() {}

  private static void check(Values values) {
    values.exactlyOne(HOST, LISTEN);
    if (values.isWritten(LISTEN) && values.isWritten(PATH)) {
      values.reject(PATH, "has no meaning for a TCP port; remove it");
    }
  }

  private static Route route(Values values) {
    @Nullable String host = values.find(HOST);
    return host == null
        ? new Route.Tcp(values.get(LISTEN), values.get(PORT))
        : new Route.Http(host, values.get(PATH), values.get(PORT));
  }

  private static String claim(Route route) {
    return switch (route) {
      case Route.Http http -> "the route '" + http.host() + http.path() + "'";
      case Route.Tcp tcp -> "the port " + tcp.listen();
    };
  }

  private static String hostName(String text) {
    if (text.length() > 253 || !HOST_NAME.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a host name in lower case such as shop.test or *.shop.test");
    }
    return text;
  }
}
