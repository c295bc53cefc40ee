package io.atoll.controller.proxy.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.atoll.api.application.Route;
import io.atoll.api.application.Route.Auth;
import io.atoll.api.application.Route.Tls;
import io.atoll.api.state.Endpoints;
import io.atoll.api.state.Endpoints.Endpoint;
import io.atoll.api.state.ProxyReport.Problem;
import io.atoll.controller.proxy.config.Ground.Certificate;
import io.atoll.controller.proxy.config.Traffic.Claim;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** From routes and endpoints to what HAProxy is to be. Pure; the order of claims is no matter. */
public final class ProxyPlanner {
  private final Traffic traffic;
  private final Ground ground;
  private final BackendRenderer backends;
  private final List<Problem> problems = new ArrayList<>();

  private ProxyPlanner(Traffic traffic, Ground ground) {
    this.traffic = traffic;
    this.ground = ground;
    this.backends = new BackendRenderer(ground.places());
  }

  public static ProxyPlan plan(Traffic traffic, Ground ground) {
    return new ProxyPlanner(traffic, ground).plan();
  }

  /** All ports that the plan may listen on. */
  public static Set<Integer> ports(Traffic traffic, Places places) {
    ImmutableSet.Builder<Integer> ports = ImmutableSet.builder();
    ports.add(places.httpPort()).add(places.figuresPort());
    if (traffic.claims().stream().anyMatch(it -> tls(it.route()).findAny().isPresent())) {
      ports.add(places.httpsPort());
    }
    traffic
        .claims()
        .forEach(it -> {
          if (it.route() instanceof Route.Tcp tcp) {
            ports.add(tcp.listen());
          }
        });
    return ports.build();
  }

  private ProxyPlan plan() {
    List<Claim> claims = admitted();
    SortedMap<String, Backend> all = new TreeMap<>();
    SortedMap<String, String> hosts = new TreeMap<>();
    Map<Route.Tcp, String> listeners = new TreeMap<>(Comparator.comparingInt(Route.Tcp::listen));
    for (Claim claim : claims) {
      Backend backend = backends.backend(claim);
      all.put(backend.name(), backend);
      switch (claim.route()) {
        case Route.Http http -> hosts.putIfAbsent(key(http), backend.name());
        case Route.Tcp tcp -> listeners.putIfAbsent(tcp, backend.name());
      }
    }
    Layout layout = layout(claims, List.copyOf(all.values()), listeners);
    return new ProxyPlan(new Picture(layout, servers(layout), hosts), problems);
  }

  private List<Claim> admitted() {
    Admission admission = new Admission(ground);
    ImmutableList.Builder<Claim> admitted = ImmutableList.builder();
    traffic.claims().stream()
        .sorted(Comparator.comparing(it -> Admission.title(it.route()) + " " + it.application()))
        .forEach(
            it -> admission.problem(it).ifPresentOrElse(problems::add, () -> admitted.add(it)));
    for (int port : List.of(ground.places().httpPort(), ground.places().figuresPort())) {
      if (ground.taken().contains(port)) {
        String message = "another program on this host listens on the proxy's port " + port;
        problems.add(new Problem("", "", "PortTaken", message));
      }
    }
    return admitted.build();
  }

  private Layout layout(
      List<Claim> claims, List<Backend> sections, Map<Route.Tcp, String> listeners) {
    String certificates = certificates(claims);
    String file = ground.places().certificates() + BackendRenderer.hash(List.of(certificates));
    String checks = Checks.words(traffic.endpoints().values());
    Places places = ground.places();
    Set<Integer> own = own(!certificates.isEmpty());
    String head =
        new HeadRenderer(places, own)
            .head(checks, file + strictness(claims), users(claims), listeners);
    Set<Integer> ports = new TreeSet<>(own);
    listeners.keySet().forEach(it -> ports.add(it.listen()));
    return new Layout(head, checks, sections, Map.of(file, certificates), ports);
  }

  /** The proxy's own ports that are to be had. */
  private Set<Integer> own(boolean encrypted) {
    Places places = ground.places();
    Set<Integer> own = new TreeSet<>(List.of(places.figuresPort(), places.httpPort()));
    if (encrypted) {
      own.add(places.httpsPort());
    }
    own.removeAll(ground.taken());
    return own;
  }

  /** A line for each name; the one for any host first, where it stands in for all. */
  private String certificates(List<Claim> claims) {
    SortedMap<String, String> files = new TreeMap<>();
    for (Claim claim : claims) {
      if (claim.route() instanceof Route.Http http) {
        tls(http)
            .forEach(it -> {
              if (ground.certificates().get(it.source())
                  instanceof Certificate.Usable(String file)) {
                files.putIfAbsent(http.host(), file);
              }
            });
      }
    }
    StringBuilder lines = new StringBuilder();
    files.forEach(
        (host, file) -> lines.append(file).append(host.equals("*") ? "" : " " + host).append('\n'));
    return lines.toString();
  }

  /** A name without a certificate is refused, unless there is one for any name. */
  private static String strictness(List<Claim> claims) {
    boolean any =
        claims.stream()
            .map(Claim::route)
            .anyMatch(it ->
                it instanceof Route.Http http && http.host().equals("*") && http.tls() != null);
    return any ? "" : " strict-sni";
  }

  private static List<Auth> users(List<Claim> claims) {
    return claims.stream()
        .map(Claim::route)
        .flatMap(it -> it instanceof Route.Http http ? Stream.ofNullable(http.auth()) : Stream.of())
        .distinct()
        .toList();
  }

  private static Stream<Tls> tls(Route route) {
    return route instanceof Route.Http http ? Stream.ofNullable(http.tls()) : Stream.of();
  }

  /** Ends in a slash, so that it is no beginning of another name. */
  private static String key(Route.Http route) {
    return route.host() + route.path().replaceFirst("/+$", "") + "/";
  }

  private Map<String, ImmutableList<Server>> servers(Layout layout) {
    ImmutableMap.Builder<String, ImmutableList<Server>> all = ImmutableMap.builder();
    for (Backend backend : layout.backends()) {
      Endpoints known = traffic.endpoints().getOrDefault(backend.application(), Endpoints.NONE);
      all.put(
          backend.name(),
          Stream.concat(
                  known.ready().stream().flatMap(it -> server(it, backend, false)),
                  known.draining().stream().flatMap(it -> server(it, backend, true)))
              .sorted(Comparator.comparing(Server::name))
              .collect(ImmutableList.toImmutableList()));
    }
    return all.buildOrThrow();
  }

  private static Stream<Server> server(Endpoint worker, Backend backend, boolean draining) {
    Integer port = worker.ports().get(backend.port());
    return port == null
        ? Stream.of()
        : Stream.of(new Server(worker.worker(), worker.address(), port, draining));
  }
}
