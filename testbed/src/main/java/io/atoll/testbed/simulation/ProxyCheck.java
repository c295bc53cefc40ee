package io.atoll.testbed.simulation;

import com.google.common.collect.ImmutableSortedMap;
import io.atoll.api.Keys;
import io.atoll.api.application.Route;
import io.atoll.api.state.Owner;
import io.atoll.api.state.ProxyReport;
import io.atoll.api.state.RouteClaim;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.proxy.config.Server;
import io.atoll.testbed.fake.FakeProxy;
import io.atoll.testbed.simulation.invariant.Assignments;
import io.atoll.testbed.simulation.world.Host;
import io.atoll.testbed.simulation.world.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether each proxy leads every route that is claimed, and nothing else, to the workers of its
 * owner that are ready, and to no others; and says so.
 */
final class ProxyCheck {
  /** For HTTP, and for its own figures. */
  private static final Set<Integer> ALWAYS = Set.of(8080, 9472);

  private static final int PORT = 8080;

  private final World world;
  private final Map<Owner, Map<String, String>> ready;
  private final Map<String, Owner> hosts = new TreeMap<>();
  private final Map<Integer, Owner> ports = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();

  private ProxyCheck(World world, List<Assignments.Placed> assignments) {
    this.world = world;
    this.ready = ready(world, assignments);
    world.truth().list(Keys.ROUTES).entries().stream()
        .map(entry -> Documents.read(entry.text(), RouteClaim.class))
        .forEach(this::claim);
  }

  static List<String> wrong(World world, List<Assignments.Placed> assignments) {
    var check = new ProxyCheck(world, assignments);
    world.hosts().forEach(check::host);
    return check.wrong;
  }

  private void claim(RouteClaim claim) {
    switch (claim.route()) {
      case Route.Http http ->
          hosts.put(
              http.host() + (http.path().equals("/") ? "/" : http.path() + "/"), claim.owner());
      case Route.Tcp tcp -> ports.put(tcp.listen(), claim.owner());
    }
  }

  private static Map<Owner, Map<String, String>> ready(
      World world, List<Assignments.Placed> assignments) {
    Map<Owner, Map<String, String>> ready = new HashMap<>();
    for (Assignments.Placed it : assignments) {
      Assignments.observation(world, it.node(), it.worker())
          .filter(seen -> seen.ready() && it.wanted())
          .ifPresent(seen ->
              ready
                  .computeIfAbsent(it.assignment().owner(), owner -> new TreeMap<>())
                  .put(it.worker(), seen.address() + ":" + PORT));
    }
    return ready;
  }

  private void host(Host host) {
    FakeProxy proxy = host.proxy();
    Set<Integer> listening = new TreeSet<>(ports.keySet());
    listening.addAll(ALWAYS);
    expect(host, "ports", listening, new TreeSet<>(proxy.ports()));
    expect(host, "hosts", hosts.keySet(), new TreeSet<>(proxy.hosts()));
    hosts.forEach((key, owner) -> expect(host, key, ready(owner), servers(proxy.host(key))));
    ports.forEach(
        (port, owner) -> expect(host, ":" + port, ready(owner), servers(proxy.port(port))));
    report(host);
  }

  private void report(Host host) {
    Optional<ProxyReport> report =
        world
            .truth()
            .get(Keys.proxy(host.name()))
            .map(entry -> Documents.read(entry.text(), ProxyReport.class));
    expect(
        host,
        "reporter",
        world.controller(host).map(Objects::toString),
        report.map(ProxyReport::instance));
    expect(host, "problems", List.of(), report.map(ProxyReport::problems).orElse(List.of()));
    expect(host, "who drains", Map.of(), report.map(ProxyReport::draining).orElse(Map.of()));
  }

  private Map<String, String> ready(Owner owner) {
    return ready.getOrDefault(owner, Map.of());
  }

  private static Map<String, String> servers(Collection<Server> servers) {
    return servers.stream()
        .collect(
            ImmutableSortedMap.toImmutableSortedMap(
                String::compareTo, Server::name, it -> it.address() + ":" + it.port()));
  }

  private void expect(Host host, String what, Object wanted, Object found) {
    if (!wanted.equals(found)) {
      wrong.add(
          "the proxy of %s: %s should be %s, is %s".formatted(host.name(), what, wanted, found));
    }
  }
}
