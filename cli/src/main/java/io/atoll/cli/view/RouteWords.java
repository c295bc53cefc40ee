package io.atoll.cli.view;

import com.google.common.base.CaseFormat;
import io.atoll.api.application.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Routes in the words of tables. The port of the proxies is not known here, so none is a URL. */
public final class RouteWords {
  private static final int NAMED = 3;

  private RouteWords() {}

  /** {@code shop.test/, :9000 and 2 more}. */
  public static String summary(List<Route> routes) {
    String first =
        routes.stream().limit(NAMED).map(RouteWords::place).collect(Collectors.joining(", "));
    int more = routes.size() - NAMED;
    return more <= 0 ? first : first + " and " + more + " more";
  }

  public static String place(Route route) {
    return switch (route) {
      case Route.Http http -> http.place();
      case Route.Tcp tcp -> ":" + tcp.listen();
    };
  }

  /** What differs from the defaults, without what is nobody's business: {@code tls, auth (2)}. */
  public static String options(Route route) {
    List<String> options = new ArrayList<>();
    if (route instanceof Route.Http http) {
      http(http, options);
    }
    if (!route.allow().isEmpty()) {
      options.add(
          route.allow().stream()
              .limit(NAMED)
              .map(Object::toString)
              .collect(
                  Collectors.joining(
                      " ", "only from ", route.allow().size() > NAMED ? " ..." : "")));
    }
    if (route.balance() != Route.Balance.ROUND_ROBIN) {
      options.add(CaseFormat.UPPER_UNDERSCORE.to(CaseFormat.LOWER_CAMEL, route.balance().name()));
    }
    return String.join(", ", options);
  }

  private static void http(Route.Http http, List<String> options) {
    if (http.tls() != null) {
      options.add(http.tls().redirect() ? "tls" : "tls and plain");
    }
    if (http.auth() != null) {
      int users = http.auth().users().size();
      options.add("by password (" + users + (users == 1 ? " user)" : " users)"));
    }
    if (http.rateLimit() != null) {
      options.add("at most " + http.rateLimit());
    }
    if (http.sticky() != null) {
      options.add("sticky by " + http.sticky().cookie());
    }
  }
}
