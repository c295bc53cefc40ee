package io.atoll.api.application;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.atoll.api.value.Cidr;
import io.atoll.api.value.Durations;
import io.atoll.api.value.Sha256;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How requests from outside reach the workers, through the proxy of any node that has one. */
public sealed interface Route {
  /** One of the application's ports, by name. */
  String port();

  /** Clients from elsewhere are refused; empty if all may come. */
  List<Cidr> allow();

  Balance balance();

  Timeouts timeouts();

  /** What it takes for itself: {@code shop.test/cart}, or the port as a number. */
  String place();

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
    public static final String ANY_HOST = "*";

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

    @Override
    public String place() {
      return host + path;
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

    @Override
    public String place() {
      return Integer.toString(listen);
    }
  }

  /**
   * @param source a certificate with its chain and its key, in PEM: a local file's path as the user
   *     wrote it; in the store always a {@link Sha256}
   * @param redirect whether plain requests are sent to https
   */
  record Tls(String source, boolean redirect) {
    /** What stands in the store under that name; empty for a local file. */
    public Optional<Sha256> blob() {
      return Sha256.find(source);
    }
  }

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

  /** So many requests of one client's address, at each proxy: {@code 100/10s}. */
  record RateLimit(int requests, Duration per) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})\\s*/\\s*(\\S+)");
    private static final int MOST = 1_000_000;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    public RateLimit {
      if (requests < 1 || requests > MOST) {
        throw new IllegalArgumentException(
            requests + " is out of range: a rate limit has from 1 to " + MOST + " requests");
      }
      if (per.compareTo(SHORTEST) < 0 || per.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            Durations.format(per) + " is out of range: a rate limit is for 1s to 1h");
      }
    }

    /**
     * @throws IllegalArgumentException with a message for a person
     */
    public static RateLimit parse(String text) {
      Matcher form = FORM.matcher(text.strip());
      if (!form.matches()) {
        throw new IllegalArgumentException(
            "'" + text + "' is not a rate limit: requests and a time, such as 100/10s");
      }
      return new RateLimit(Integer.parseInt(form.group(1)), Durations.parse(form.group(2)));
    }

    @Override
    public String toString() {
      return requests + "/" + Durations.format(per);
    }
  }

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
   * @param request until a worker begins to answer, or goes on; for TCP it has no meaning
   * @param idle without a byte on an open connection
   */
  record Timeouts(Duration connect, Duration request, Duration idle) {
    public static final Timeouts DEFAULT =
        new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(60), Duration.ofSeconds(60));
  }
}
