package io.atoll.api.yaml.form;

import io.atoll.api.application.Route;
import org.jspecify.annotations.Nullable;

record RouteForm(
    @Nullable String host, @Nullable String path, @Nullable Integer listen, String port) {
  static RouteForm of(Route route) {
    return switch (route) {
      case Route.Http(String host, String path, String port) ->
          new RouteForm(host, path, null, port);
      case Route.Tcp(int listen, String port) -> new RouteForm(null, null, listen, port);
    };
  }

  Route value() {
    if (host != null && path != null) {
      return new Route.Http(host, path, port);
    }
    if (listen != null) {
      return new Route.Tcp(listen, port);
    }
    throw new IllegalArgumentException("a route has a host and a path, or a port to listen on");
  }
}
