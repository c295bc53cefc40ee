package io.atoll.api.application;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.atoll.api.value.Cidr;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How requests from outside reach the workers, through the proxy of any node that has one. */
public sealed interface Route {
  /** One of the application's ports, by name. */
  String port();

  /** Clients from elsewhere are refused; empty if all may come. */
  List<Cidr> allow();

  Balance balance();

  Timeouts timeouts();

  /**
   * HTTP requests for a host and all paths under one.
   *
   * @param host in lower case, or {@code *} for all that no other route names
   * @param tls null for plain HTTP
   * @param auth null if everybody may come
   * @param rateLimit null for none
   * @param sticky null if each request may go to another worker
   */
  record Http(
      String host,
      String path,
      String port,
      @Nullable Tls tls,
      @Nullable Auth auth,
      List<Cidr> allow,
      @Nullable RateLimit rateLimit,
      Balance balance,
      @Nullable Sticky sticky,
      Timeouts timeouts)
      implements Route {
    public Http {
      allow = ImmutableList.copyOf(allow);
    }

    /** With nothing but defaults. */
    public Http(String host, String path, String port) {
      this(
          host,
          path,
          port,
          null,
          null,
          List.of(),
          null,
          Balance.ROUND_ROBIN,
          null,
          Timeouts.DEFAULT);
    }
  }

  /** A TCP port on every proxy. */
  record Tcp(int listen, String port, List<Cidr> allow, Balance balance, Timeouts timeouts)
      implements Route {
    public Tcp {
      allow = ImmutableList.copyOf(allow);
    }

    /** With nothing but defaults. */
    public Tcp(int listen, String port) {
      this(listen, port, List.of(), Balance.ROUND_ROBIN, Timeouts.DEFAULT);
    }
  }

  /**
   * @param source a certificate with its chain and its key, in PEM: a local file's path as the user
   *     wrote it; in the store always a {@link io.atoll.api.value.Sha256}
   * @param redirect whether plain requests are sent to https
   */
  record Tls(String source, boolean redirect) {}

  /**
   * Basic authentication.
   *
   * @param users hashes as of crypt(3), by name
   */
  record Auth(String realm, Map<String, String> users) {
    public Auth {
      users = ImmutableMap.copyOf(users);
    }
  }

  /** So many requests of one client's address, at each proxy. */
  record RateLimit(int requests, Duration per) {}

  /** Which worker gets the next request, or for TCP the next connection. */
  enum Balance {
    ROUND_ROBIN,
    LEAST_CONNECTIONS,
    /** The same one for the same client's address, while the workers stay the same. */
    SOURCE
  }

  /**
   * Keeps a client at its worker.
   *
   * @param cookie its name
   */
  record Sticky(String cookie) {}

  /**
   * @param connect until a worker accepts
   * @param request until a worker begins to answer; for TCP it has no meaning
   * @param idle without a byte on an open connection
   */
  record Timeouts(Duration connect, Duration request, Duration idle) {
    public static final Timeouts DEFAULT =
        new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(60), Duration.ofSeconds(60));
  }
}
