package io.atoll.controller.node.network.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.Sets;
import io.atoll.api.value.Cidr;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.MacAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FlowPlannerTest {
  private static final Ipv4 NODE = Ipv4.parse("198.51.100.1");
  private static final Ipv4 WORKER = Ipv4.parse("10.64.1.2");

  @Test
  void takesFromAWorkersPortOnlyItsOwnAddresses() {
    List<String> fromWorker =
        plan(network(Map.of(WORKER, 7))).stream()
            .map(Flow::key)
            .map(Flow.Key::toString)
            .filter(key -> key.contains("in_port=7"))
            .sorted()
            .toList();

    assertEquals(
        List.of(
            "table=0,priority=100,in_port=7,arp,dl_src=0a:57:0a:40:01:02,"
                + "arp_sha=0a:57:0a:40:01:02,arp_spa=10.64.1.2",
            "table=0,priority=100,in_port=7,ip,dl_src=0a:57:0a:40:01:02,nw_src=10.64.1.2"),
        fromWorker);
  }

  @Test
  void sendsAnothersBlockToThatNodesRouter() {
    Set<Flow> flows = plan(network(Map.of()));

    assertTrue(
        flows.contains(
            Flow.of(
                1,
                100,
                "reg0=9,ip,nw_dst=10.64.2.0/24",
                "set_field:0a:52:c6:33:64:01->eth_src,"
                    + "set_field:0a:52:c6:33:64:02->eth_dst,output:3")),
        flows::toString);
  }

  @Test
  void matchesTheNetworkInEveryFlowThatForwards() {
    Set<Flow> flows = plan(network(Map.of(WORKER, 7)));

    assertTrue(
        flows.stream()
            .map(Flow::key)
            .filter(key -> key.table() == 1)
            .allMatch(key -> key.match().startsWith("reg0=9,")),
        flows::toString);
  }

  @Test
  void changesThreeFlowsWhenAWorkerJoins() {
    Set<Flow> before = plan(network(Map.of(WORKER, 7)));
    Set<Flow> after = plan(network(Map.of(WORKER, 7, WORKER.plus(1), 8)));

    Set<Flow> joined = FlowPlanner.worker(NODE, network(Map.of()), WORKER.plus(1), 8);

    assertEquals(3, joined.size(), joined::toString);
    assertEquals(joined, Sets.difference(after, before));
  }

  private static Set<Flow> plan(NetworkPorts network) {
    return FlowPlanner.plan(NODE, List.of(network));
  }

  private static NetworkPorts network(Map<Ipv4, Integer> workers) {
    return new NetworkPorts(
        9,
        Cidr.parse("10.64.0.0/12"),
        2,
        3,
        List.of(Cidr.parse("10.64.1.0/24")),
        Map.of(Cidr.parse("10.64.2.0/24"), MacAddress.ofRouter(Ipv4.parse("198.51.100.2"))),
        workers);
  }
}
