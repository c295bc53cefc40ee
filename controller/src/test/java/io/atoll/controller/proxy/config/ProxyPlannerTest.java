package io.atoll.controller.proxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.application.Route;
import io.atoll.api.application.Route.Auth;
import io.atoll.api.application.Route.Balance;
import io.atoll.api.application.Route.RateLimit;
import io.atoll.api.application.Route.Sticky;
import io.atoll.api.application.Route.Timeouts;
import io.atoll.api.application.Route.Tls;
import io.atoll.api.state.Endpoints;
import io.atoll.api.state.Endpoints.Endpoint;
import io.atoll.api.state.ProxyReport.Problem;
import io.atoll.api.value.Cidr;
import io.atoll.controller.proxy.config.Ground.Certificate;
import io.atoll.controller.proxy.config.Traffic.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ProxyPlannerTest {
  private static final Places PLACES =
      new Places(8080, 8443, 9472, "/run/sock", "/p/hosts.map", "/p/certificates-", "");
  private static final Claim SHOP = new Claim("shop", new Route.Http("shop.test", "/", "http"));
  private static final Claim DB = new Claim("db", new Route.Tcp(5432, "sql"));

  private static Endpoint worker(String name, int last) {
    return new Endpoint(
        name, "n1", "10.64.0." + last, Map.of("http", 8080, "sql", 5432), Instant.EPOCH);
  }

  private static ProxyPlan plan(Ground ground, Claim... claims) {
    Endpoints shop = new Endpoints(List.of(worker("shop-a", 2)), List.of(worker("shop-b", 3)));
    return ProxyPlanner.plan(new Traffic(List.of(claims), Map.of("shop", shop)), ground);
  }

  private static ProxyPlan plan(Claim... claims) {
    return plan(new Ground(PLACES, Set.of(), Map.of()), claims);
  }

  private static List<String> lines(Claim claim) {
    return plan(claim).picture().layout().backends().getFirst().lines();
  }

  private static Route.Http http(
      @Nullable Tls tls,
      @Nullable Auth auth,
      List<Cidr> allow,
      @Nullable RateLimit limit,
      Balance balance,
      @Nullable Sticky sticky) {
    return new Route.Http(
        "shop.test", "/", "http", tls, auth, allow, limit, balance, sticky, Timeouts.DEFAULT);
  }

  @Test
  void sendsAHostAndPathToTheReadyWorkersOfAnApplication() {
    Picture picture = plan(SHOP).picture();
    assertEquals(Map.of("shop.test/", "shop.http"), picture.hosts());
    assertEquals(
        List.of(
            new Server("shop-a", "10.64.0.2", 8080, false),
            new Server("shop-b", "10.64.0.3", 8080, true)),
        picture.servers().get("shop.http"));
    String text = picture.text();
    assertTrue(text.contains("server shop-a 10.64.0.2:8080"), text);
    assertFalse(text.contains("shop-b"), "one that drains gets nothing from a new process");
  }

  @Test
  void endsEachPathWithASlashSoThatItIsNoBeginningOfAnother() {
    var shop = new Claim("shop", new Route.Http("shop.test", "/shop", "http"));
    var any = new Claim("any", new Route.Http("*", "/x/", "http"));
    assertEquals(
        Map.of("shop.test/shop/", "shop.http", "*/x/", "any.http"),
        plan(shop, any).picture().hosts());
  }

  @Test
  void theOrderOfClaimsIsNoMatter() {
    assertEquals(plan(SHOP, DB), plan(DB, SHOP));
  }

  @Test
  void sharesABackendAmongRoutesWithTheSameOptions() {
    var other = new Claim("shop", new Route.Http("www.test", "/", "http"));
    var sticky =
        new Claim("shop", http(null, null, List.of(), null, Balance.ROUND_ROBIN, new Sticky("at")));
    assertEquals(1, plan(SHOP, other).picture().layout().backends().size());
    assertEquals(2, plan(other, sticky).picture().layout().backends().size());
  }

  @Test
  void workersThatComeAndGoNeedNoReload() {
    var ground = new Ground(PLACES, Set.of(), Map.of());
    var none = ProxyPlanner.plan(new Traffic(List.of(SHOP), Map.of()), ground);
    assertEquals(
        none.picture().layout().fingerprint(), plan(SHOP).picture().layout().fingerprint());
    assertNotEquals(none.picture(), plan(SHOP).picture());
    assertNotEquals(
        none.picture().layout().fingerprint(), plan(SHOP, DB).picture().layout().fingerprint());
  }

  @Test
  void anotherHostForTheSameBackendNeedsNoReload() {
    var other = new Claim("shop", new Route.Http("www.test", "/", "http"));
    assertEquals(
        plan(SHOP).picture().layout().fingerprint(),
        plan(SHOP, other).picture().layout().fingerprint());
  }

  @Test
  void writesEachOptionIntoTheBackend() {
    var auth = new Auth("it's mine", Map.of("ann", "$6$x$y"));
    var route =
        http(
            new Tls("sha256:1", true),
            auth,
            List.of(Cidr.parse("10.0.0.0/8")),
            new RateLimit(100, Duration.ofSeconds(10)),
            Balance.LEAST_CONNECTIONS,
            new Sticky("at"));
    var ground = new Ground(PLACES, Set.of(), Map.of("sha256:1", new Certificate.Usable("/c/1")));
    Layout layout = plan(ground, new Claim("shop", route)).picture().layout();
    String lines = String.join("\n", layout.backends().getFirst().lines());
    for (String part :
        List.of(
            "balance leastconn",
            "deny_status 403",
            "unless { src 10.0.0.0/8 }",
            "https://%[var(txn.host)]:8443%[pathq] unless { ssl_fc }",
            "http_req_rate(10000ms)",
            "gt 100",
            "auth realm 'it'\\''s mine' unless { http_auth(users-",
            "cookie 'at' insert")) {
      assertTrue(lines.contains(part), () -> part + " is not in\n" + lines);
    }
    assertTrue(layout.head().contains("user 'ann' password '$6$x$y'"), layout.head());
    assertTrue(layout.head().contains("bind *:8443 ssl"), layout.head());
    assertEquals(List.of("/c/1 shop.test\n"), List.copyOf(layout.files().values()));
  }

  @Test
  void balancesBySourceInAWayThatServersCanJoin() {
    var route = http(null, null, List.of(), null, Balance.SOURCE, null);
    assertTrue(lines(new Claim("shop", route)).contains("hash-type consistent"));
  }

  @Test
  void leavesARouteOutWhoseCertificateIsBrokenAndKeepsTheOthers() {
    var tls = http(new Tls("sha256:1", true), null, List.of(), null, Balance.ROUND_ROBIN, null);
    var ground =
        new Ground(
            PLACES, Set.of(), Map.of("sha256:1", new Certificate.Broken("CertificateBroken", "x")));
    ProxyPlan plan = plan(ground, new Claim("shop", tls), DB);
    assertEquals(
        List.of(new Problem("shop", "shop.test/", "CertificateBroken", "x")), plan.problems());
    assertEquals(Map.of(), plan.picture().hosts());
    assertTrue(plan.picture().layout().ports().contains(5432));
  }

  @Test
  void leavesARouteOutWhosePortIsTakenAndKeepsTheOthers() {
    ProxyPlan plan = plan(new Ground(PLACES, Set.of(5432), Map.of()), SHOP, DB);
    assertEquals("PortTaken", plan.problems().getFirst().reason());
    assertEquals(Set.of(8080, 9472), plan.picture().layout().ports());
    assertEquals(1, plan.picture().hosts().size());
  }

  @Test
  void doesNotGiveAwayThePortsOfTheProxyItself() {
    ProxyPlan plan = plan(new Claim("db", new Route.Tcp(8080, "sql")));
    assertEquals("PortTaken", plan.problems().getFirst().reason());
  }

  @Test
  void leavesOutTextsThatWouldBreakTheFiles() {
    var blank = new Claim("shop", new Route.Http("shop.test", "/a b", "http"));
    var line = new Claim("shop", new Route.Http("shop.test\nx", "/", "http"));
    assertEquals(2, plan(blank, line).problems().size());
    assertEquals(Map.of(), plan(blank, line).picture().hosts());
  }

  @Test
  void checksLessOftenWhereAllProxiesTogetherWouldAskTooMuch() {
    assertEquals(Duration.ofSeconds(1), Checks.interval(List.of(many(100, 10))));
    assertEquals(Duration.ofSeconds(1), Checks.interval(List.of()));
    assertEquals(Duration.ofSeconds(32), Checks.interval(List.of(many(1000, 50))));
  }

  private static Endpoints many(int workers, int nodes) {
    List<Endpoint> all =
        java.util.stream.IntStream.range(0, workers)
            .mapToObj(i -> new Endpoint("w" + i, "n" + i % nodes, "a", Map.of(), Instant.EPOCH))
            .toList();
    return new Endpoints(all, List.of());
  }
}
