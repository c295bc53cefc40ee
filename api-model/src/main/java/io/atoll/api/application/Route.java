package io.atoll.api.application;

/**
 * How requests from outside reach the workers; {@code port} is one of the application's, by name.
 */
public sealed interface Route {
  String port();

  record Http(String host, String path, String port) implements Route {}

  /** A TCP port on every proxy. */
  record Tcp(int listen, String port) implements Route {}
}
