package io.atoll.controller.node.network.host;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.atoll.api.value.Cidr;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.Block;
import io.atoll.controller.node.network.MacAddress;
import io.atoll.controller.node.network.Peer;

/** What the host should have. Pure. */
public final class HostPlanner {
  /** Under a common Ethernet's 1500, less the tunnel's headers. */
  public static final int MTU = 1450;

  /** Marks Atoll's routes; no routing daemon uses it. */
  public static final int ROUTE_PROTOCOL = 97;

  private final ImmutableMap.Builder<String, HostState.Link> links = ImmutableMap.builder();
  private final ImmutableSet.Builder<String> addresses = ImmutableSet.builder();
  private final ImmutableSet.Builder<String> routes = ImmutableSet.builder();
  private final ImmutableSet.Builder<String> neighbours = ImmutableSet.builder();
  private final ImmutableSet.Builder<String> forwarding = ImmutableSet.builder();
  private final ImmutableMap.Builder<String, String> settings = ImmutableMap.builder();
  private final Ipv4 node;

  private HostPlanner(Ipv4 node) {
    this.node = node;
  }

  public static HostState plan(HostWanted wanted) {
    HostPlanner planner = new HostPlanner(wanted.address());
    planner.settings.put("ipv4/ip_forward", "1");
    // Where nothing else takes them, packets to a range must not leave by the default route.
    wanted.ranges().forEach(planner::unreachable);
    wanted.networks().forEach(planner::network);
    wanted.workerLinks().forEach(planner::listenToNothing);
    return planner.state();
  }

  private void unreachable(Cidr range) {
    routes.add("unreachable " + range + " metric 4000 proto " + ROUTE_PROTOCOL);
  }

  private void network(int vni, HostWanted.Used network) {
    gateway(Names.gateway(vni), network);
    tunnel(Names.tunnel(vni), vni, network);
  }

  /** The host enters the network here: everything goes to the bridge, as if to one router. */
  private void gateway(String name, HostWanted.Used network) {
    links.put(name, new HostState.Link("", MTU, true));
    network.blocks().forEach(block -> addresses.add(Block.gateway(block) + "/32 dev " + name));
    Cidr first = network.blocks().getFirst();
    neighbours.add(
        Block.last(first)
            + " lladdr "
            + MacAddress.ofRouter(node)
            + " dev "
            + name
            + " nud permanent");
    routes.add(
        "%s via %s dev %s proto %d src %s onlink"
            .formatted(
                network.range(), Block.last(first), name, ROUTE_PROTOCOL, Block.gateway(first)));
    setting(name, "forwarding", "1");
    setting(name, "send_redirects", "0");
    withoutIpv6(name);
  }

  private void tunnel(String name, int vni, HostWanted.Used network) {
    links.put(name, new HostState.Link(vxlan(vni, node), MTU, true));
    for (Peer peer : network.peers()) {
      forwarding.add(peer.router() + " dev " + name + " dst " + peer.address());
    }
    listenToNothing(name);
  }

  static String vxlan(int vni, Ipv4 local) {
    return "vxlan id " + vni + " local " + local + " dstport 4789 nolearning";
  }

  /**
   * The kernel also receives what a user-space switch reads from a link. It must neither answer nor
   * forward it, nor take it for itself: no route leads back here, so the strict filter drops all.
   */
  private void listenToNothing(String name) {
    setting(name, "arp_ignore", "8");
    setting(name, "forwarding", "0");
    setting(name, "rp_filter", "1");
    withoutIpv6(name);
  }

  private void withoutIpv6(String name) {
    settings.put("ipv6/conf/" + name + "/disable_ipv6", "1");
  }

  private void setting(String name, String key, String value) {
    settings.put("ipv4/conf/" + name + "/" + key, value);
  }

  private HostState state() {
    return new HostState(
        links.buildOrThrow(),
        addresses.build(),
        routes.build(),
        neighbours.build(),
        forwarding.build(),
        settings.buildOrThrow());
  }
}
