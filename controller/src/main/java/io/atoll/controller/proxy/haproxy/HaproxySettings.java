package io.atoll.controller.proxy.haproxy;

import io.atoll.controller.proxy.config.Places;
import java.nio.file.Path;

/**
 * @param directory for what HAProxy reads
 * @param runDirectory for its pid and its sockets; a short path
 * @param log gets its output
 * @param user as whom it works once it listens; empty for the one who starts it
 */
public record HaproxySettings(
    int httpPort,
    int httpsPort,
    int figuresPort,
    Path directory,
    Path runDirectory,
    Path log,
    String user) {

  public Places places() {
    return new Places(
        httpPort,
        httpsPort,
        figuresPort,
        socket().toString(),
        hosts().toString(),
        directory.resolve(HaproxyFiles.CERTIFICATE_LISTS).toString(),
        user);
  }

  Path configuration() {
    return directory.resolve("haproxy.cfg");
  }

  Path hosts() {
    return directory.resolve("hosts.map");
  }

  Path pid() {
    return runDirectory.resolve("haproxy.pid");
  }

  /** Of the process that takes new connections. */
  Path socket() {
    return runDirectory.resolve("haproxy.sock");
  }

  /** Of the process that starts the others. */
  Path masterSocket() {
    return runDirectory.resolve("haproxy.master");
  }
}
