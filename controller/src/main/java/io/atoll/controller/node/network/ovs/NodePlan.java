package io.atoll.controller.node.network.ovs;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.atoll.api.value.Cidr;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.Attachment;
import io.atoll.controller.node.network.Block;
import io.atoll.controller.node.network.MacAddress;
import io.atoll.controller.node.network.NetworkView;
import io.atoll.controller.node.network.Peer;
import io.atoll.controller.node.network.flow.Flow;
import io.atoll.controller.node.network.flow.FlowPlanner;
import io.atoll.controller.node.network.flow.NetworkPorts;
import io.atoll.controller.node.network.host.HostPlanner;
import io.atoll.controller.node.network.host.HostWanted;
import io.atoll.controller.node.network.host.Names;
import io.atoll.controller.node.network.ovsdb.OvsBridge;
import io.atoll.controller.node.network.ovsdb.OvsPort;
import io.atoll.controller.node.network.ovsdb.PortSpec;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What this node's bridge and host should have. Pure.
 *
 * @param address the node's own
 * @param own this node's blocks of the networks that are used here; each of those is in the view
 */
record NodePlan(
    String node,
    Ipv4 address,
    NetworkView view,
    Map<String, List<Cidr>> own,
    Collection<Attachment> attachments) {

  Set<Cidr> ranges() {
    return view.networks().values().stream()
        .map(NetworkView.Accepted::range)
        .collect(ImmutableSet.toImmutableSet());
  }

  HostWanted host() {
    ImmutableMap.Builder<Integer, HostWanted.Used> used = ImmutableMap.builder();
    own.forEach((name, blocks) ->
        used.put(
            accepted(name).vni(),
            new HostWanted.Used(accepted(name).range(), blocks, peers(name))));
    return new HostWanted(
        address,
        ranges(),
        used.buildOrThrow(),
        attachments.stream()
            .map(attachment -> Names.worker(attachment.instance()))
            .collect(ImmutableSet.toImmutableSet()));
  }

  /** The ports that the bridge should have, by name. */
  Map<String, PortSpec> ports() {
    ImmutableMap.Builder<String, PortSpec> ports = ImmutableMap.builder();
    for (String name : own.keySet()) {
      String tunnel = Names.tunnel(accepted(name).vni());
      String gateway = Names.gateway(accepted(name).vni());
      Map<String, String> ids = Map.of(PortIds.NETWORK, name);
      ports.put(tunnel, new PortSpec(tunnel, new PortSpec.Device.Existing(), ids));
      ports.put(gateway, new PortSpec(gateway, gatewayDevice(), ids));
    }
    attachments.forEach(
        attachment -> ports.put(Names.worker(attachment.instance()), PortIds.port(attachment)));
    return ports.buildOrThrow();
  }

  private PortSpec.Device gatewayDevice() {
    return new PortSpec.Device.Internal(MacAddress.ofGateway(address), HostPlanner.MTU);
  }

  /** The flows for the ports that the bridge has now. */
  Set<Flow> flows(OvsBridge bridge) {
    return FlowPlanner.plan(
        address,
        own.entrySet().stream().map(e -> network(e.getKey(), e.getValue(), bridge)).toList());
  }

  /** The flows that come and go with one attempt at this number of port. */
  static Set<Flow> flows(
      Ipv4 node, NetworkView.Accepted network, Attachment attachment, int number) {
    NetworkPorts empty =
        new NetworkPorts(network.vni(), network.range(), 0, 0, List.of(), Map.of(), Map.of());
    return FlowPlanner.worker(node, empty, attachment.address(), number);
  }

  private NetworkPorts network(String name, List<Cidr> blocks, OvsBridge bridge) {
    NetworkView.Accepted accepted = accepted(name);
    return new NetworkPorts(
        accepted.vni(),
        accepted.range(),
        number(bridge, Names.gateway(accepted.vni())),
        number(bridge, Names.tunnel(accepted.vni())),
        blocks,
        remote(name),
        workers(name, bridge));
  }

  private Map<Ipv4, Integer> workers(String network, OvsBridge bridge) {
    ImmutableMap.Builder<Ipv4, Integer> workers = ImmutableMap.builder();
    for (Attachment attachment : attachments) {
      int number = number(bridge, Names.worker(attachment.instance()));
      if (attachment.network().equals(network) && number > 0) {
        workers.put(attachment.address(), number);
      }
    }
    return workers.buildKeepingLast();
  }

  private Map<Cidr, MacAddress> remote(String network) {
    ImmutableMap.Builder<Cidr, MacAddress> remote = ImmutableMap.builder();
    for (Block block : othersBlocks(network)) {
      Peer peer = view.peers().get(block.node());
      if (peer != null) {
        remote.put(Block.range(accepted(network).range(), block.base()), peer.router());
      }
    }
    return remote.buildOrThrow();
  }

  private List<Peer> peers(String network) {
    return othersBlocks(network).stream()
        .map(Block::node)
        .distinct()
        .map(view.peers()::get)
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing(Peer::address))
        .toList();
  }

  private List<Block> othersBlocks(String network) {
    Cidr range = accepted(network).range();
    return view.blocks().stream()
        .filter(block -> block.network().equals(network) && !block.node().equals(node))
        .filter(block -> range.contains(block.base()))
        .toList();
  }

  private NetworkView.Accepted accepted(String network) {
    return Objects.requireNonNull(view.networks().get(network), network);
  }

  private static int number(OvsBridge bridge, String port) {
    OvsPort found = bridge.ports().get(port);
    return found == null ? 0 : found.number();
  }
}
