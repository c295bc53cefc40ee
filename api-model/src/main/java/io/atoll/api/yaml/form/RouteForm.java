package io.atoll.api.yaml.form;

import io.atoll.api.application.Route;
import io.atoll.api.application.Route.Auth;
import io.atoll.api.application.Route.Balance;
import io.atoll.api.application.Route.RateLimit;
import io.atoll.api.application.Route.Sticky;
import io.atoll.api.application.Route.Timeouts;
import io.atoll.api.application.Route.Tls;
import io.atoll.api.value.Cidr;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Leaves out what says no more than its default. */
record RouteForm(
    @Nullable String host,
    @Nullable String path,
    @Nullable Integer listen,
    String port,
    @Nullable Tls tls,
    @Nullable Auth auth,
    @Nullable List<Cidr> allow,
    @Nullable RateLimit rateLimit,
    @Nullable Balance balance,
    @Nullable Sticky sticky,
    @Nullable Timeouts timeouts) {
  static RouteForm of(Route route) {
    return switch (route) {
      case Route.Http http ->
          new RouteForm(
              http.host(),
              http.path(),
              null,
              http.port(),
              http.tls(),
              http.auth(),
              orNull(http.allow(), List.of()),
              http.rateLimit(),
              orNull(http.balance(), Balance.ROUND_ROBIN),
              http.sticky(),
              orNull(http.timeouts(), Timeouts.DEFAULT));
      case Route.Tcp tcp ->
          new RouteForm(
              null,
              null,
              tcp.listen(),
              tcp.port(),
              null,
              null,
              orNull(tcp.allow(), List.of()),
              null,
              orNull(tcp.balance(), Balance.ROUND_ROBIN),
              null,
              orNull(tcp.timeouts(), Timeouts.DEFAULT));
    };
  }

  private static <T> @Nullable T orNull(T value, T usual) {
    return value.equals(usual) ? null : value;
  }

  Route value() {
    List<Cidr> allowed = Objects.requireNonNullElse(allow, List.of());
    Balance balanced = Objects.requireNonNullElse(balance, Balance.ROUND_ROBIN);
    Timeouts timed = Objects.requireNonNullElse(timeouts, Timeouts.DEFAULT);
    if (host != null && path != null) {
      return new Route.Http(
          host, path, port, tls, auth, allowed, rateLimit, balanced, sticky, timed);
    }
    if (listen != null) {
      return new Route.Tcp(listen, port, allowed, balanced, timed);
    }
    throw new IllegalArgumentException("a route has a host and a path, or a port to listen on");
  }
}
