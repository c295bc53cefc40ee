package io.atoll.controller.node.network.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.value.Cidr;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.MacAddress;
import io.atoll.controller.node.network.Peer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HostDifferenceTest {
  private static final HostState NOTHING =
      new HostState(Map.of(), Set.of(), Set.of(), Set.of(), Set.of(), Map.of());
  private static final Cidr RANGE = Cidr.parse("10.64.0.0/12");
  private static final HostState WANTED =
      HostPlanner.plan(
          new HostWanted(
              Ipv4.parse("198.51.100.1"),
              Set.of(RANGE),
              Map.of(
                  9,
                  new HostWanted.Used(
                      RANGE, List.of(Cidr.parse("10.64.1.0/24")), List.of(peer("198.51.100.2")))),
              Set.of("atollvabc")));

  @Test
  void doesNothingWhereAllIsAsItShouldBe() {
    assertEquals("", HostDifference.script(WANTED, WANTED));
  }

  @Test
  void makesTheTunnelAndLeavesTheGatewayToTheSwitch() {
    String script = HostDifference.script(NOTHING, WANTED);

    assertTrue(script.contains("link add atollx9 mtu 1450 type vxlan id 9"), script);
    assertTrue(
        script.contains("fdb replace 0a:52:c6:33:64:02 dev atollx9 dst 198.51.100.2"), script);
    assertTrue(script.contains("route replace unreachable 10.64.0.0/12"), script);
    assertFalse(script.contains("dev atollg9"), script);
  }

  @Test
  void setsTheGatewayUpOnceItIsThere() {
    HostState made =
        new HostState(
            Map.of("atollg9", new HostState.Link("", 1500, false)),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Map.of());
    String script = HostDifference.script(made, WANTED);

    assertTrue(script.contains("link set atollg9 mtu 1450 up"), script);
    assertTrue(script.contains("addr replace 10.64.1.1/32 dev atollg9"), script);
    assertTrue(
        script.contains("10.64.0.0/12 via 10.64.1.255 dev atollg9 proto 97 src 10.64.1.1 onlink"),
        script);
  }

  @Test
  void removesWhatIsNoLongerWanted() {
    HostState less =
        HostPlanner.plan(
            new HostWanted(Ipv4.parse("198.51.100.1"), Set.of(RANGE), Map.of(), Set.of()));
    String script = HostDifference.script(WANTED, less);

    assertTrue(script.contains("link del atollx9"), script);
    assertTrue(script.contains("addr del 10.64.1.1/32 dev atollg9"), script);
    assertFalse(script.contains("unreachable"), script);
  }

  @Test
  void writesOnlyItsOwnChainsAndNothingTwice() {
    String first = FirewallPlanner.plan(Set.of(RANGE), "");
    String saved =
        """
        *filter
        :INPUT ACCEPT [0:0]
        :ATOLL-FORWARD - [0:0]
        -A FORWARD -i docker0 -j ACCEPT
        -A FORWARD -j ATOLL-FORWARD
        -A ATOLL-FORWARD -i atollg+ -o atollg+ -j REJECT --reject-with icmp-host-unreachable
        -A ATOLL-FORWARD -i atollg+ -j ACCEPT
        -A ATOLL-FORWARD -o atollg+ -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
        COMMIT
        *nat
        -A POSTROUTING -j ATOLL-POSTROUTING
        -A ATOLL-POSTROUTING -s 10.64.0.0/12 ! -d 10.64.0.0/12 ! -o atollg+ -j MASQUERADE
        COMMIT
        """;

    assertTrue(first.contains("-I FORWARD -j ATOLL-FORWARD"), first);
    assertEquals("", FirewallPlanner.plan(Set.of(RANGE), saved));
  }

  private static Peer peer(String address) {
    return new Peer(Ipv4.parse(address), MacAddress.ofRouter(Ipv4.parse(address)));
  }
}
