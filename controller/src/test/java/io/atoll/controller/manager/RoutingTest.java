package io.atoll.controller.manager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.application.Route;
import io.atoll.api.state.EventRecord;
import io.atoll.api.state.Owner;
import io.atoll.api.state.ProxyReport;
import io.atoll.api.state.ProxyReport.Problem;
import io.atoll.api.state.RouteClaim;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.api.yaml.Documents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whose routes are, on the whole manager. */
final class RoutingTest {
  private static final String SPEC =
      "{image: a, ports: [{name: http, port: 8080}, {name: admin, port: 8081}], routes: [%s]}";
  private static final String SITE = "{host: web.test, port: http}";
  private static final String PORT = "{listen: 9000, port: http}";

  private static final RouteClaim GHOST =
      new RouteClaim(new Owner("application", "ghost", 1), new Route.Tcp(1, "http"), Instant.EPOCH);

  private final TestCluster cluster = new TestCluster();

  private void apply(String name, String routes) {
    cluster.apply(name, SPEC.formatted(routes));
    cluster.settle();
  }

  private void start() {
    cluster.node("n1", "node", "proxy");
  }

  @Test
  void claimsTheRoutesOfWhatIsAccepted() {
    start();
    apply("web", SITE + ", " + PORT);
    assertEquals(Map.of("web.test/", "web", "9000", "web"), holders());
    assertEquals("Routed: 2 routes lead to it", cluster.reason("web", "Routed"));
    apply("web", SITE);
    assertEquals(Map.of("web.test/", "web"), holders());
    assertEquals("Routed: 1 route leads to it", cluster.reason("web", "Routed"));
    apply("web", "");
    assertEquals(Map.of(), holders());
    assertEquals("", cluster.reason("web", "Routed"));
  }

  @Test
  void aChangeOfRoutesRestartsNothing() {
    start();
    apply("web", SITE);
    List<String> before = cluster.running("web");
    apply("web", "{host: web.test, port: admin, rateLimit: 5/1s}");
    assertEquals(before, cluster.running("web"));
    Route.Http route = (Route.Http) claims().values().iterator().next().route();
    assertEquals("admin", route.port());
    assertEquals(new Route.RateLimit(5, Duration.ofSeconds(1)), route.rateLimit());
  }

  @Test
  void theFirstKeepsARouteAndTheOtherIsToldWhoseItIs() {
    start();
    apply("web", SITE);
    apply("shop", SITE + ", " + PORT);
    apply("web", SITE + ", {host: shop.test, port: http}");
    assertEquals(Map.of("web.test/", "web", "9000", "shop", "shop.test/", "web"), holders());
    String conflict = "web.test/ is taken by application web, which had it first";
    assertEquals("RouteConflict: " + conflict, cluster.reason("shop", "Routed"));
    assertTrue(events("shop").contains("RouteConflict: " + conflict), events("shop")::toString);
    assertEquals("Routed: 2 routes lead to it", cluster.reason("web", "Routed"));
  }

  @Test
  void whatOneGivesUpAnotherTakesOver() {
    start();
    apply("web", SITE);
    apply("shop", SITE);
    cluster.apply("web", SPEC.formatted(PORT));
    cluster.manage();
    assertEquals(Map.of("web.test/", "shop", "9000", "web"), holders());
    assertEquals("Routed: 1 route leads to it", cluster.reason("shop", "Routed"));
    cluster.settle();
    assertTrue(events("shop").contains("Routed: 1 route leads to it"), events("shop")::toString);
  }

  @Test
  void aDeletedOneKeepsItsRoutesUntilItsWorkersHaveStopped() {
    start();
    apply("web", SITE);
    apply("shop", SITE);
    cluster.store.commit(Txn.of(Op.delete(Keys.application("web"))));
    cluster.manage();
    assertEquals(Map.of("web.test/", "web"), holders());
    cluster.settle();
    assertEquals(Map.of("web.test/", "shop"), holders());
  }

  @Test
  void anotherLeaderDecidesTheSame() {
    start();
    apply("web", SITE);
    apply("shop", SITE);
    Map<String, RouteClaim> before = claims();
    cluster.lead(2);
    cluster.settle();
    assertEquals(before, claims());
  }

  @Test
  void putsRightWhatSomebodyWroteOrDeleted() {
    start();
    apply("web", SITE);
    String key = cluster.keys(Keys.ROUTES).getFirst();
    cluster.store.commit(Txn.of(Op.delete(key)));
    cluster.settle();
    assertEquals(Map.of("web.test/", "web"), holders());
    cluster.store.put(key, "- 1");
    cluster.settle();
    assertEquals(Map.of("web.test/", "web"), holders());
    cluster.store.put(Keys.route("0".repeat(32)), cluster.store.get(key).orElseThrow().text());
    cluster.store.put(Keys.route("2".repeat(32)), "- 1");
    cluster.store.put(Keys.route("1".repeat(32)), Documents.write(GHOST));
    cluster.settle();
    assertEquals(Map.of("web.test/", "web"), holders());
    assertEquals(1, claims().size());
  }

  @Test
  void repeatsWhatAProxySaysOfARouteAsLongAsItIsThere() {
    start();
    apply("web", SITE + ", " + PORT);
    report(new Problem("web", "9000", "PortTaken", "another program listens on it"));
    assertEquals(
        "PortTaken: the proxy on n1: 9000: another program listens on it",
        cluster.reason("web", "Routed"));
    apply("web", SITE);
    assertEquals("Routed: 1 route leads to it", cluster.reason("web", "Routed"));
    report(new Problem("", "", "NoHaproxy", "the program haproxy is not there"));
    assertEquals(
        "NoHaproxy: the proxy on n1: the program haproxy is not there",
        cluster.reason("web", "Routed"));
    report();
    assertEquals("Routed: 1 route leads to it", cluster.reason("web", "Routed"));
  }

  @Test
  void saysThatNoProxyIsThere() {
    cluster.node("n1");
    apply("web", SITE);
    assertTrue(cluster.reason("web", "Routed").startsWith("NoProxy: "));
    start();
    cluster.settle();
    assertEquals("Routed: 1 route leads to it", cluster.reason("web", "Routed"));
  }

  @Test
  void claimsThousandsOfRoutes() {
    start();
    apply(
        "web",
        IntStream.range(0, 3_000)
            .mapToObj("{host: h%d.test, port: http}"::formatted)
            .collect(Collectors.joining(", ")));
    assertEquals(3_000, holders().size());
    assertEquals("Routed: 3000 routes lead to it", cluster.reason("web", "Routed"));
  }

  private void report(Problem... problems) {
    cluster.store.put(
        Keys.proxy("n1"), Documents.write(new ProxyReport("run1", 1, Map.of(), List.of(problems))));
    cluster.settle();
  }

  private Map<String, RouteClaim> claims() {
    Map<String, RouteClaim> claims = new TreeMap<>();
    cluster
        .store
        .list(Keys.ROUTES)
        .entries()
        .forEach(it -> claims.put(it.key(), Documents.read(it.text(), RouteClaim.class)));
    return claims;
  }

  private Map<String, String> holders() {
    Map<String, String> holders = new TreeMap<>();
    claims().values().forEach(it -> holders.put(it.route().place(), it.owner().name()));
    return holders;
  }

  private List<String> events(String application) {
    return cluster.store.list(Keys.EVENTS).entries().stream()
        .map(it -> Documents.read(it.text(), EventRecord.class))
        .filter(it -> it.subject().name().equals(application))
        .map(it -> it.reason() + ": " + it.message())
        .toList();
  }
}
