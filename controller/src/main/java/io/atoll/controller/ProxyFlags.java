package io.atoll.controller;

import io.atoll.controller.proxy.haproxy.HaproxySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where this host's proxy listens and keeps its files. */
final class ProxyFlags {
  private static final String USER = "haproxy";

  @Option(
      names = "--http-port",
      defaultValue = "${env:ATOLL_HTTP_PORT:-8080}",
      description = "Where the proxy listens for HTTP.")
  private int httpPort;

  @Option(
      names = "--https-port",
      defaultValue = "${env:ATOLL_HTTPS_PORT:-8443}",
      description = "Where the proxy listens for HTTPS, once a route has a certificate.")
  private int httpsPort;

  @Option(
      names = "--figures-port",
      defaultValue = "${env:ATOLL_FIGURES_PORT:-9472}",
      description = "Where the proxy's /metrics answers on 127.0.0.1.")
  private int figuresPort;

  @Option(
      names = "--proxy-run-dir",
      defaultValue = "/run/atoll",
      description = "Where HAProxy's pid and sockets are; a short path.")
  private Path runDirectory = Path.of("/run/atoll");

  @Option(
      names = "--proxy-log",
      defaultValue = "/var/log/atoll/haproxy.log",
      description = "What HAProxy says, and a line for each request.")
  private Path log = Path.of("/var/log/atoll/haproxy.log");

  HaproxySettings settings(Path dataDirectory) {
    return new HaproxySettings(
        httpPort,
        httpsPort,
        figuresPort,
        dataDirectory.resolve("proxy").toAbsolutePath(),
        runDirectory.toAbsolutePath(),
        log.toAbsolutePath(),
        user());
  }

  /** As root it gives its rights up to the user that its package brings. */
  private static String user() {
    if (!System.getProperty("user.name", "").equals("root")) {
      return "";
    }
    try {
      return Files.readAllLines(Path.of("/etc/passwd")).stream()
              .anyMatch(line -> line.startsWith(USER + ":"))
          ? USER
          : "";
    } catch (IOException e) {
      throw new UncheckedIOException("cannot find out whether there is a user " + USER, e);
    }
  }
}
