package io.atoll.controller.proxy.config;

import com.google.common.hash.Hashing;
import io.atoll.api.application.Route;
import io.atoll.api.application.Route.Auth;
import io.atoll.api.application.Route.Balance;
import io.atoll.api.application.Route.RateLimit;
import io.atoll.api.application.Route.Sticky;
import io.atoll.api.application.Route.Timeouts;
import io.atoll.api.application.Route.Tls;
import io.atoll.api.value.Cidr;
import io.atoll.controller.proxy.config.Traffic.Claim;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A route's options as lines of a backend. Who may come is decided here, before anything else. */
final class BackendRenderer {
  private static final int HASH = 8;

  private final Places places;

  BackendRenderer(Places places) {
    this.places = places;
  }

  Backend backend(Claim claim) {
    String application = claim.application();
    String port = claim.route().port();
    String stem = application + "." + port;
    return switch (claim.route()) {
      case Route.Http http -> {
        List<String> lines = lines(application, http);
        boolean usual = lines.equals(lines(application, new Route.Http("*", "/", port)));
        String name = usual ? stem : stem + "." + hash(lines);
        yield new Backend(name, application, port, true, http.sticky() != null, lines);
      }
      case Route.Tcp tcp -> {
        List<String> lines = lines(tcp);
        boolean usual = lines.equals(lines(new Route.Tcp(tcp.listen(), port)));
        String name = usual ? stem + ".tcp" : stem + ".tcp-" + hash(lines);
        yield new Backend(name, application, port, false, false, lines);
      }
    };
  }

  /** Under which name {@link HeadRenderer} lists these users. */
  static String users(Auth auth) {
    List<String> users =
        auth.users().entrySet().stream()
            .map(it -> it.getKey() + " " + it.getValue())
            .sorted()
            .toList();
    return "users-" + hash(users);
  }

  private List<String> lines(String application, Route.Http route) {
    List<String> lines = new ArrayList<>(balance(route.balance()));
    lines.addAll(timeouts(route.timeouts()));
    lines.add("timeout server " + millis(route.timeouts().request()));
    lines.addAll(allow(route.allow()));
    lines.addAll(redirect(route.tls()));
    lines.addAll(rateLimit(route.rateLimit()));
    lines.addAll(auth(route.auth()));
    lines.addAll(sticky(application, route.sticky()));
    return lines;
  }

  private static List<String> lines(Route.Tcp route) {
    List<String> lines = new ArrayList<>(balance(route.balance()));
    lines.addAll(timeouts(route.timeouts()));
    lines.add("timeout server " + millis(route.timeouts().idle()));
    return lines;
  }

  private static List<String> balance(Balance balance) {
    return switch (balance) {
      case ROUND_ROBIN -> List.of("balance roundrobin");
      case LEAST_CONNECTIONS -> List.of("balance leastconn");
      // Only the consistent kind lets servers come and go without a reload.
      case SOURCE -> List.of("balance source", "hash-type consistent");
    };
  }

  private static List<String> timeouts(Timeouts timeouts) {
    return List.of(
        "timeout connect " + millis(timeouts.connect()),
        "timeout tunnel " + millis(timeouts.idle()));
  }

  private static List<String> allow(List<Cidr> ranges) {
    return ranges.isEmpty()
        ? List.of()
        : List.of(
            "http-request deny deny_status 403 content-type text/plain string"
                + " \"this address may not come here\\n\" unless { src "
                + words(ranges)
                + " }");
  }

  static String words(List<Cidr> ranges) {
    return ranges.stream().map(Cidr::toString).collect(Collectors.joining(" "));
  }

  private List<String> redirect(@Nullable Tls tls) {
    if (tls == null || !tls.redirect()) {
      return List.of();
    }
    String port = places.httpsPort() == 443 ? "" : ":" + places.httpsPort();
    return List.of(
        "http-request redirect code 308 location https://%[var(txn.host)]"
            + port
            + "%[pathq] unless { ssl_fc }");
  }

  private static List<String> rateLimit(@Nullable RateLimit limit) {
    if (limit == null) {
      return List.of();
    }
    String per = millis(limit.per());
    return List.of(
        "stick-table type ipv6 size 100k expire %s store http_req_rate(%s)".formatted(per, per),
        "http-request track-sc0 src",
        "http-request deny deny_status 429 content-type text/plain string \"too many requests\\n\""
            + " if { sc_http_req_rate(0) gt %d }".formatted(limit.requests()));
  }

  private static List<String> auth(@Nullable Auth auth) {
    return auth == null
        ? List.of()
        : List.of(
            "http-request auth realm %s unless { http_auth(%s) }"
                .formatted(Quoted.word(auth.realm()), users(auth)),
            "http-request set-header X-Forwarded-User %[http_auth_user]");
  }

  private static List<String> sticky(String application, @Nullable Sticky sticky) {
    return sticky == null
        ? List.of()
        : List.of(
            "cookie %s insert indirect nocache httponly dynamic"
                .formatted(Quoted.word(sticky.cookie())),
            // The same at every proxy, so that each finds the worker that another has chosen.
            "dynamic-cookie-key " + application);
  }

  private static String millis(Duration duration) {
    return Math.max(1, duration.toMillis()) + "ms";
  }

  static String hash(List<String> lines) {
    return Hashing.sha256()
        .hashString(String.join("\n", lines), StandardCharsets.UTF_8)
        .toString()
        .substring(0, HASH);
  }
}
