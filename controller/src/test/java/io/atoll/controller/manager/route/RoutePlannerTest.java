package io.atoll.controller.manager.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.atoll.api.Keys;
import io.atoll.api.application.Route;
import io.atoll.api.state.Owner;
import io.atoll.api.state.RouteClaim;
import io.atoll.api.store.Compare;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.manager.world.Change;
import io.atoll.controller.manager.world.Stored;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RoutePlannerTest {
  private static final Owner WEB = new Owner("application", "web", 7);
  private static final Owner OLD_WEB = new Owner("application", "web", 3);
  private static final Owner SHOP = new Owner("application", "shop", 8);
  private static final Route SITE = new Route.Http("web.test", "/", "http");
  private static final Route ADMIN = new Route.Http("web.test", "/", "admin");
  private static final Route PORT = new Route.Tcp(9000, "http");
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LONG_AGO = NOW.minusSeconds(3_600);

  @Test
  void claimsWhatNobodyHas() {
    List<Change> changes = plan(new RouteState(WEB, List.of(SITE, PORT), Map.of(), Set.of()));
    assertEquals(List.of(key(SITE), key(PORT)), changes.stream().map(Change::key).toList());
    changes.forEach(it -> assertEquals(List.of(Compare.absent(it.key())), it.conditions()));
    assertEquals(new RouteClaim(WEB, SITE, NOW), read(changes.getFirst()));
  }

  @Test
  void hasNothingToDoOnceAllIsClaimed() {
    assertEquals(List.of(), plan(state(WEB, List.of(SITE), claim(WEB, SITE))));
  }

  @Test
  void leavesWhatSomebodyElseHas() {
    assertEquals(List.of(), plan(state(WEB, List.of(SITE), claim(SHOP, ADMIN))));
  }

  @Test
  void renewsItsOwnWithOtherOptionsAndKeepsSinceWhen() {
    Change change = only(plan(state(WEB, List.of(ADMIN), claim(WEB, SITE))));
    assertEquals(List.of(new Compare.ModRevision(change.key(), 5)), change.conditions());
    assertEquals(new RouteClaim(WEB, ADMIN, LONG_AGO), read(change));
  }

  @Test
  void givesUpFirstWhatTheRevisionNoLongerSays() {
    List<Change> changes = plan(state(WEB, List.of(PORT), claim(WEB, SITE)));
    assertEquals(List.of(key(SITE), key(PORT)), changes.stream().map(Change::key).toList());
    assertNull(changes.getFirst().text());
  }

  @Test
  void decidesNothingWhileItIsNotKnownWhatIsInForce() {
    assertEquals(List.of(), plan(state(WEB, null, claim(WEB, SITE))));
  }

  @Test
  void keepsTheClaimsOfADeletedOneUntilItsWorkersAreGone() {
    Stored<RouteClaim> claim = claim(WEB, SITE);
    Map<String, Stored<RouteClaim>> claims = Map.of(claim.key(), claim);
    assertEquals(List.of(), plan(new RouteState(null, null, claims, Set.of(7L))));
    Change change = only(plan(new RouteState(null, null, claims, Set.of())));
    assertEquals(Change.delete(key(SITE), 5), change);
  }

  @Test
  void aNewOneOfTheNameWaitsForTheClaimsOfTheOldOne() {
    Stored<RouteClaim> claim = claim(OLD_WEB, SITE);
    Map<String, Stored<RouteClaim>> claims = Map.of(claim.key(), claim);
    assertEquals(List.of(), plan(new RouteState(WEB, List.of(SITE), claims, Set.of(3L, 7L))));
    assertEquals(List.of(), plan(new RouteState(WEB, List.of(SITE), claims, Set.of(3L))));
  }

  @Test
  void overwritesWhatCannotBeRead() {
    Stored<RouteClaim> broken =
        new Stored<>(key(SITE), new RouteClaim(RouteState.NOBODY, PORT, Instant.EPOCH), "", 4, 5);
    Change change = only(plan(state(WEB, List.of(SITE), broken)));
    assertEquals(List.of(new Compare.ModRevision(change.key(), 5)), change.conditions());
    assertEquals(new RouteClaim(WEB, SITE, NOW), read(change));
  }

  @Test
  void putsAwayAClaimThatStandsInTheWrongPlace() {
    Stored<RouteClaim> lost =
        new Stored<>(Keys.route("0".repeat(32)), new RouteClaim(WEB, SITE, NOW), "x", 4, 5);
    List<Change> changes = plan(state(WEB, List.of(SITE), lost));
    assertEquals(List.of(lost.key(), key(SITE)), changes.stream().map(Change::key).toList());
  }

  @Test
  void theHashIsOfThePlaceAlone() {
    assertEquals(RouteClaim.hash(SITE), RouteClaim.hash(ADMIN));
    assertEquals("bd5e4cb8cb2614c3ad9087816d35dbd6", RouteClaim.hash(PORT));
  }

  private static List<Change> plan(RouteState state) {
    return RoutePlanner.plan("web", state, NOW);
  }

  @SafeVarargs
  private static RouteState state(
      Owner present, @Nullable List<Route> wanted, Stored<RouteClaim>... claims) {
    Map<String, Stored<RouteClaim>> all = new HashMap<>();
    for (Stored<RouteClaim> claim : claims) {
      all.put(claim.key(), claim);
    }
    return new RouteState(present, wanted, all, Set.of(present.uid()));
  }

  private static Stored<RouteClaim> claim(Owner owner, Route route) {
    return new Stored<>(key(route), new RouteClaim(owner, route, LONG_AGO), "x", 4, 5);
  }

  private static String key(Route route) {
    return Keys.route(RouteClaim.hash(route));
  }

  private static RouteClaim read(Change change) {
    return Documents.read(Objects.requireNonNull(change.text()), RouteClaim.class);
  }

  private static Change only(List<Change> changes) {
    assertEquals(1, changes.size(), changes::toString);
    return changes.getFirst();
  }
}
