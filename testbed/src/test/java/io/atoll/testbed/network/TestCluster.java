package io.atoll.testbed.network;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.atoll.api.value.Cidr;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.Block;
import io.atoll.controller.node.network.MacAddress;
import io.atoll.controller.node.network.NetworkView;
import io.atoll.controller.node.network.Peer;
import io.atoll.controller.node.network.address.BlockClaims;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What etcd says about networks, blocks and nodes. Thread-safe. */
final class TestCluster {
  private final Map<String, NetworkView.Accepted> networks = new ConcurrentHashMap<>();
  private final Map<String, Block> blocks = new ConcurrentHashMap<>();
  private final Map<String, Peer> peers = new ConcurrentHashMap<>();

  TestCluster() {
    networks.put("default", new NetworkView.Accepted(100, Cidr.parse("10.64.0.0/12")));
    networks.put("other", new NetworkView.Accepted(101, Cidr.parse("10.80.0.0/16")));
  }

  void accept(String network, Cidr range) {
    networks.put(network, new NetworkView.Accepted(100, range));
  }

  void join(String node, Ipv4 address) {
    peers.put(node, new Peer(address, MacAddress.ofRouter(address)));
  }

  void leave(String node) {
    peers.remove(node);
  }

  BlockClaims claims(String node) {
    return (network, base) ->
        blocks.computeIfAbsent(network + "/" + base, key -> new Block(network, base, node)).node();
  }

  NetworkView view() {
    return new NetworkView(
        ImmutableMap.copyOf(networks),
        ImmutableSet.copyOf(blocks.values()),
        ImmutableMap.copyOf(peers));
  }
}
