package io.atoll.controller.proxy.config;

/**
 * Where HAProxy listens and what it reads, the same for as long as the controller runs.
 *
 * @param httpPort for plain HTTP
 * @param httpsPort for HTTP over TLS, once a route wants that
 * @param figuresPort for its metrics, on loopback
 * @param socket for commands
 * @param hosts the map of hosts
 * @param certificates lists of certificates begin with this; a hash of the content follows
 * @param user as whom it works; empty for the one who starts it
 */
public record Places(
    int httpPort,
    int httpsPort,
    int figuresPort,
    String socket,
    String hosts,
    String certificates,
    String user) {}
