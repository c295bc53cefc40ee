package io.atoll.controller.proxy.config;

import io.atoll.api.application.Route;
import io.atoll.api.application.Route.Auth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sections before the backends: what holds for all, and where requests come in. */
final class HeadRenderer {
  /** Where requests go that no route wants. */
  static final String NOWHERE = "no-route";

  private static final String REQUEST_LOG =
      """
      {"time":"%[date,utime(%Y-%m-%dT%H:%M:%S)]Z","client":"%ci","method":"%HM",\
      "host":"%[var(txn.host),bytes(0,255),json(utf8ps)]",\
      "path":"%[var(txn.path),bytes(0,1024),json(utf8ps)]",\
      "status":%ST,"bytes":%B,"received":%U,"wait":%Tw,"connect":%Tc,"response":%Tr,"total":%Ta,\
      "backend":"%[be_name,field(1,.)]","server":"%s","retries":"%rc","termination":"%ts",\
      "tls":"%sslv","id":"%ID"}\
      """;

  private static final String CONNECTION_LOG =
      """
      {"time":"%[date,utime(%Y-%m-%dT%H:%M:%S)]Z","client":"%ci","port":%fp,\
      "bytes":%B,"received":%U,"wait":%Tw,"connect":%Tc,"total":%Tt,\
      "backend":"%[be_name,field(1,.)]","server":"%s","retries":"%rc","termination":"%ts"}\
      """;

  private final Places places;
  private final Set<Integer> ports;

  /**
   * @param ports of the proxy's own, those that it can have
   */
  HeadRenderer(Places places, Set<Integer> ports) {
    this.places = places;
    this.ports = ports;
  }

  /**
   * @param certificates the file that lists them, and how strictly they are chosen from
   * @param listeners routes of TCP with the names of their backends
   */
  String head(
      String checks, String certificates, List<Auth> users, Map<Route.Tcp, String> listeners) {
    StringBuilder text = new StringBuilder(general(checks));
    userLists(users).forEach((name, lines) -> section(text, "userlist " + name, lines));
    if (ports.contains(places.figuresPort())) {
      section(text, "frontend figures from http", figures());
    }
    if (ports.contains(places.httpPort())) {
      section(text, "frontend http from http", "bind *:" + places.httpPort() + "\n" + requests());
    }
    if (ports.contains(places.httpsPort())) {
      section(text, "frontend https from http", https(certificates) + requests());
    }
    listeners.forEach((route, backend) ->
        section(text, "frontend tcp-" + route.listen() + " from tcp", tcp(route, backend)));
    section(text, "backend " + NOWHERE + " from http", nowhere());
    return text.toString();
  }

  private static void section(StringBuilder text, String title, String lines) {
    text.append('\n').append(title).append('\n').append(lines.strip().indent(2));
  }

  private String general(String checks) {
    String user = places.user().isEmpty() ? "" : "  user " + places.user() + "\n";
    return """
    %s  fd-hard-limit 65536
      stats socket %s mode 600 level admin expose-fd listeners
      hard-stop-after 1h
      log stdout len 16384 format raw local0
      ssl-default-bind-options ssl-min-ver TLSv1.2

    defaults tcp
      mode tcp
      log global
      option dontlognull
      timeout connect 2s
      timeout client 60s
      timeout server 60s
      timeout check 1s
      retries 3
      option redispatch 1
      default-server %s

    defaults http from tcp
      mode http
      # A reload would else cut connections on which a request is just coming.
      option idle-close-on-response
      timeout http-request 10s
      timeout http-keep-alive 10s
      retry-on conn-failure empty-response
      http-error status 503 content-type text/plain lf-string "no worker of %%[be_name,field(1,.)] is ready to serve %%[var(txn.host)]\\n"
    """
        .formatted(user, places.socket(), checks);
  }

  private static SortedMap<String, String> userLists(List<Auth> all) {
    SortedMap<String, String> lists = new TreeMap<>();
    for (Auth auth : all) {
      StringBuilder lines = new StringBuilder();
      new TreeMap<>(auth.users())
          .forEach((user, hash) ->
              lines
                  .append("user ")
                  .append(Quoted.word(user))
                  .append(" password ")
                  .append(Quoted.word(hash))
                  .append('\n'));
      lists.put(BackendRenderer.users(auth), lines.toString());
    }
    return lists;
  }

  private String figures() {
    return """
    bind 127.0.0.1:%d
    no log
    http-request use-service prometheus-exporter if { path /metrics }
    http-request return status 404
    """
        .formatted(places.figuresPort());
  }

  private String https(String certificates) {
    return "bind *:%d ssl alpn h2,http/1.1 crt-list %s\n"
        .formatted(places.httpsPort(), certificates);
  }

  /**
   * A path is compared as the worker will understand it, or one route would lead into another; for
   * the same reason nobody may change to HTTP/2 behind the proxy's back. Headers that a worker
   * believes are its own: CGI does not tell {@code _} from {@code -}, and one that is named in
   * Connection would be lost at the next proxy.
   */
  private String requests() {
    return """
    log-format '%3$s'
    unique-id-format %%[uuid()]
    http-request disable-l7-retry unless { method GET HEAD OPTIONS PUT DELETE TRACE }
    http-request set-var(txn.host) req.hdr(host),host_only,lower,rtrim(.)
    http-request set-var(txn.path) path,url_dec
    http-request set-var(txn.path) 'var(txn.path),regsub(/+,/,g)' if { var(txn.path) -m sub // }
    http-request deny deny_status 400 if { var(txn.path) -m sub /../ /./ } || { var(txn.path) -m end /.. /. }
    http-request set-var-fmt(txn.key) "%%[var(txn.host)]%%[var(txn.path)]/"
    http-request set-var(txn.backend) var(txn.key),map_beg(%1$s)
    http-request set-var-fmt(txn.key) "*%%[var(txn.path)]/" unless { var(txn.backend) -m found }
    http-request set-var(txn.backend) var(txn.key),map_beg(%1$s) unless { var(txn.backend) -m found }
    http-request del-header '^(x[-_]forwarded[-_].*|forwarded|x[-_]real[-_]ip|x[-_]request[-_]id)$' -m reg
    http-request del-header Upgrade if { req.hdr(upgrade) -m sub -i h2c }
    http-request set-var(txn.upgrade) bool(true) if { req.hdr(connection) -i upgrade } { req.hdr(upgrade) -m found }
    http-request del-header Connection
    http-request set-header Connection upgrade if { var(txn.upgrade) -m bool }
    http-request set-header X-Forwarded-For %%[src]
    http-request set-header X-Forwarded-Proto http unless { ssl_fc }
    http-request set-header X-Forwarded-Proto https if { ssl_fc }
    http-request set-header X-Forwarded-Host %%[req.hdr(host)]
    http-request set-header X-Forwarded-Port %%[dst_port]
    http-request set-header X-Request-Id %%[unique-id]
    use_backend %%[var(txn.backend)] if { var(txn.backend) -m found }
    default_backend %2$s
    """
        .formatted(places.hosts(), NOWHERE, REQUEST_LOG);
  }

  private static String tcp(Route.Tcp route, String backend) {
    String allow =
        route.allow().isEmpty()
            ? ""
            : "tcp-request connection reject unless { src %s }\n"
                .formatted(BackendRenderer.words(route.allow()));
    return """
    bind *:%d
    log-format '%s'
    %stimeout client %dms
    default_backend %s
    """
        .formatted(
            route.listen(),
            CONNECTION_LOG,
            allow,
            Math.max(1, route.timeouts().idle().toMillis()),
            backend);
  }

  private static String nowhere() {
    return """
    http-request return status 404 content-type text/plain lf-string "no route leads to %[var(txn.host)]%[var(txn.path)]\\n"
    """;
  }
}
