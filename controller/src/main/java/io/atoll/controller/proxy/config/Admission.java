package io.atoll.controller.proxy.config;

import io.atoll.api.application.Route;
import io.atoll.api.application.Route.Tls;
import io.atoll.api.state.ProxyReport.Problem;
import io.atoll.controller.proxy.config.Ground.Certificate;
import io.atoll.controller.proxy.config.Traffic.Claim;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps out single routes that would break all others. Pure. */
final class Admission {
  private final Ground ground;

  Admission(Ground ground) {
    this.ground = ground;
  }

  /** Why this route cannot be had here; empty if it can. */
  Optional<Problem> problem(Claim claim) {
    return switch (claim.route()) {
      case Route.Http http -> texts(claim, http).or(() -> certificate(claim, http));
      case Route.Tcp tcp -> port(claim, tcp);
    };
  }

  /** What to call a route in front of people. */
  static String title(Route route) {
    return switch (route) {
      case Route.Http http -> http.host() + http.path();
      case Route.Tcp tcp -> String.valueOf(tcp.listen());
    };
  }

  private static Optional<Problem> texts(Claim claim, Route.Http route) {
    boolean keys = Quoted.isKey(route.host()) && Quoted.isKey(route.path());
    boolean fits = Stream.concat(users(route), names(route)).allMatch(Quoted::fits);
    return keys && fits
        ? Optional.empty()
        : problem(claim, "RouteUnusable", "it has blanks or control characters where none can be");
  }

  private static Stream<String> users(Route.Http route) {
    var auth = route.auth();
    return auth == null
        ? Stream.empty()
        : Stream.concat(
            Stream.of(auth.realm()),
            auth.users().entrySet().stream().flatMap(it -> Stream.of(it.getKey(), it.getValue())));
  }

  private static Stream<String> names(Route.Http route) {
    var sticky = route.sticky();
    return sticky == null ? Stream.empty() : Stream.of(sticky.cookie());
  }

  private Optional<Problem> certificate(Claim claim, Route.Http route) {
    Tls tls = route.tls();
    Certificate found = tls == null ? null : ground.certificates().get(tls.source());
    if (tls != null && found == null) {
      return problem(claim, "CertificateMissing", "its certificate has not been read yet");
    }
    if (found instanceof Certificate.Broken(String reason, String message)) {
      return problem(claim, reason, message);
    }
    return tls != null && ground.taken().contains(ground.places().httpsPort())
        ? taken(claim, ground.places().httpsPort())
        : Optional.empty();
  }

  private Optional<Problem> port(Claim claim, Route.Tcp route) {
    Places places = ground.places();
    int port = route.listen();
    boolean own =
        port == places.httpPort() || port == places.httpsPort() || port == places.figuresPort();
    if (own) {
      return problem(claim, "PortTaken", "the proxy itself needs port " + port);
    }
    return ground.taken().contains(port) ? taken(claim, port) : Optional.empty();
  }

  private static Optional<Problem> taken(Claim claim, int port) {
    return problem(
        claim, "PortTaken", "another program on this host listens on port %d".formatted(port));
  }

  private static Optional<Problem> problem(Claim claim, String reason, String message) {
    return Optional.of(new Problem(claim.application(), title(claim.route()), reason, message));
  }
}
