package io.atoll.api.yaml.block;

import io.atoll.api.application.Route;
import io.atoll.api.yaml.leaf.Leaves;
import io.atoll.api.yaml.leaf.RouteLeaves;
import io.atoll.api.yaml.schema.Field;
import io.atoll.api.yaml.schema.Leaf;
import io.atoll.api.yaml.schema.MapShape;
import io.atoll.api.yaml.schema.ObjectShape;
import java.time.Duration;
import java.util.Map;

/** The blocks within a route. */
final class RouteOptionFields {
  private static final Field<String> SOURCE =
      Field.required(
          "source",
          Leaf.text("a text", FileFields::source),
          "A local PEM file, the chain and its key, sent along by apply; stored as its SHA-256.");
  private static final Field<Boolean> REDIRECT =
      Field.defaulting(
          "redirect", Leaves.TRUE_OR_FALSE, "true", "Sends plain HTTP to the same place over TLS.");
  static final Field<Route.Tls> TLS =
      Field.optional(
          "tls",
          ObjectShape.of("a certificate", SOURCE, REDIRECT)
              .build(v -> new Route.Tls(v.get(SOURCE), v.get(REDIRECT))),
          "With host: HTTPS, with this certificate for the host.");

  private static final Field<String> REALM =
      Field.defaulting("realm", RouteLeaves.REALM, "restricted", "What a browser asks about.");
  private static final Field<Map<String, String>> USERS =
      Field.required(
          "users",
          MapShape.of(
              "users, each a name and a crypt hash", RouteLeaves::user, RouteLeaves.PASSWORD),
          "Who may come: names, and hashes of passwords as 'openssl passwd -6' makes them.");
  static final Field<Route.Auth> AUTH =
      Field.optional(
          "auth",
          ObjectShape.of("access by password", REALM, USERS)
              .check(
                  values -> {
                    if (values.get(USERS).isEmpty()) {
                      values.reject(USERS, "names nobody, so nobody could come; remove auth");
                    }
                  },
                  USERS)
              .build(v -> new Route.Auth(v.get(REALM), v.get(USERS))),
          "With host: a name and a password are asked for.");

  private static final Field<String> COOKIE =
      Field.required("cookie", RouteLeaves.COOKIE, "The name of the cookie, set by the proxy.");
  static final Field<Route.Sticky> STICKY =
      Field.optional(
          "sticky",
          ObjectShape.of("a cookie", COOKIE).build(v -> new Route.Sticky(v.get(COOKIE))),
          "With host: a client comes back to the worker that it had.");

  private static final Field<Duration> CONNECT =
      Field.defaulting(
          "connect", Leaves.duration("10ms", "1m"), "2s", "Until a worker takes a connection.");
  private static final Field<Duration> REQUEST =
      Field.defaulting(
          "request",
          Leaves.duration("100ms", "1d"),
          "60s",
          "Until a worker begins to answer, or goes on.");
  private static final Field<Duration> IDLE =
      Field.defaulting(
          "idle", Leaves.duration("1s", "1d"), "60s", "Of a connection on which nothing is sent.");
  static final Field<Route.Timeouts> TIMEOUTS =
      Field.defaulting(
          "timeouts",
          ObjectShape.of("time-outs", CONNECT, REQUEST, IDLE)
              .build(v -> new Route.Timeouts(v.get(CONNECT), v.get(REQUEST), v.get(IDLE))),
          "{}",
          "How long the proxy waits.");

  private RouteOptionFields() {}
}
