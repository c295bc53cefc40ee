package io.atoll.controller.manager.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.cluster.Network;
import io.atoll.api.state.status.ApplicationStatus.SpecError;
import io.atoll.api.state.status.NetworkStatus;
import io.atoll.api.value.Cidr;
import io.atoll.controller.manager.network.NetworkState.Request;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class NetworkPlannerTest {
  private static final Cidr RANGE = Cidr.parse("10.90.0.0/16");
  private static final Cidr OTHER = Cidr.parse("10.91.0.0/16");

  @Test
  void acceptsWithTheLowestFreeId() {
    NetworkStatus status = keep(state(valid(RANGE), null, Map.of(1, "default", 3, "x")));
    assertEquals(new NetworkStatus(2, RANGE, 7, null), status);
  }

  @Test
  void takesUpAnIdThatItAlreadyHolds() {
    assertEquals(3, keep(state(valid(RANGE), null, Map.of(1, "default", 3, "lab"))).vni());
  }

  @Test
  void staysAsItIs() {
    NetworkStatus before = new NetworkStatus(2, RANGE, 7, null);
    assertEquals(before, keep(state(valid(RANGE), before, Map.of(2, "lab"))));
  }

  @Test
  void refusesAnOverlap() {
    NetworkState state =
        new NetworkState(
            "lab",
            valid(RANGE),
            null,
            Map.of(),
            Map.of("big", Cidr.parse("10.88.0.0/13")),
            Set.of());
    NetworkStatus status = keep(state);
    assertNull(status.range());
    assertEquals(0, status.vni());
    SpecError error = status.error();
    assertNotNull(error);
    assertEquals("overlaps the range of the network 'big'", error.message());
  }

  @Test
  void changesTheRangeOfAnUnusedNetworkOnly() {
    NetworkStatus before = new NetworkStatus(2, OTHER, 3, null);
    assertEquals(RANGE, keep(state(valid(RANGE), before, Map.of(2, "lab"))).range());
    NetworkStatus used =
        keep(
            new NetworkState("lab", valid(RANGE), before, Map.of(2, "lab"), Map.of(), Set.of("a")));
    assertEquals(OTHER, used.range());
    assertEquals(7, used.seen());
    assertNotNull(used.error());
  }

  @Test
  void keepsWhatWasAcceptedWhenTheDocumentIsWrong() {
    SpecError error = new SpecError(3, 4, "spec.range", "is wrong");
    NetworkStatus before = new NetworkStatus(2, RANGE, 3, null);
    assertEquals(
        new NetworkStatus(2, RANGE, 7, error),
        keep(state(new Request.Invalid(error, 7), before, Map.of(2, "lab"))));
  }

  @Test
  void removesOnlyWhatNobodyUses() {
    NetworkStatus before = new NetworkStatus(2, RANGE, 3, null);
    assertInstanceOf(
        NetworkPlan.Remove.class, NetworkPlanner.plan(state(null, before, Map.of(2, "lab"))));
    NetworkStatus kept =
        keep(new NetworkState("lab", null, before, Map.of(2, "lab"), Map.of(), Set.of("shop")));
    SpecError error = kept.error();
    assertNotNull(error);
    assertTrue(error.message().contains("shop"), error::message);
  }

  private static Request valid(Cidr range) {
    return new Request.Valid(new Network("lab", range), 7);
  }

  private static NetworkState state(
      @Nullable Request request, @Nullable NetworkStatus status, Map<Integer, String> vnis) {
    return new NetworkState("lab", request, status, vnis, Map.of(), Set.of());
  }

  private static NetworkStatus keep(NetworkState state) {
    return assertInstanceOf(NetworkPlan.Keep.class, NetworkPlanner.plan(state)).status();
  }
}
