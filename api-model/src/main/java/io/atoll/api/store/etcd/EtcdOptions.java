package io.atoll.api.store.etcd;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to reach an etcd.
 *
 * @param endpoints {@code http://} or {@code https://} with host and port; all of one cluster
 * @param tls null without TLS
 * @param login null without a user
 * @param deadline of each request; the list of a large prefix is several requests
 */
public record EtcdOptions(
    List<URI> endpoints, @Nullable Tls tls, @Nullable Login login, Duration deadline) {
  public static final Duration DEADLINE = Duration.ofSeconds(5);

  /**
   * PEM files.
   *
   * @param ca null for the authorities that the JVM trusts
   * @param certificate null without a client certificate
   * @param key of the client certificate, in PKCS#8
   */
  public record Tls(@Nullable Path ca, @Nullable Path certificate, @Nullable Path key) {
    public Tls {
      if ((certificate == null) != (key == null)) {
        throw new IllegalArgumentException("a client certificate and its key go together");
      }
    }
  }

  public record Login(String user, String password) {
    @Override
    public String toString() {
      return "Login[user=" + user + "]";
    }
  }

  public EtcdOptions {
    endpoints = List.copyOf(endpoints);
    if (endpoints.isEmpty()) {
      throw new IllegalArgumentException("no etcd endpoint given, such as http://127.0.0.1:2379");
    }
    endpoints.forEach(EtcdOptions::check);
  }

  private static void check(URI endpoint) {
    boolean known = "http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme());
    if (!known || endpoint.getHost() == null || endpoint.getPort() < 0) {
      throw new IllegalArgumentException(
          "etcd endpoint '%s' is not of the form http://HOST:PORT".formatted(endpoint));
    }
  }

  /**
   * @param endpoints separated by commas
   * @throws IllegalArgumentException saying which one cannot be read
   */
  public static EtcdOptions of(String endpoints) {
    List<URI> uris =
        List.of(endpoints.split(",", -1)).stream().map(String::strip).map(URI::create).toList();
    return new EtcdOptions(uris, null, null, DEADLINE);
  }

  public EtcdOptions with(Tls files) {
    return new EtcdOptions(endpoints, files, login, deadline);
  }

  public EtcdOptions with(Login user) {
    return new EtcdOptions(endpoints, tls, user, deadline);
  }

  public EtcdOptions withDeadline(Duration each) {
    return new EtcdOptions(endpoints, tls, login, each);
  }

  boolean encrypted() {
    return tls != null || "https".equals(endpoints.getFirst().getScheme());
  }
}
