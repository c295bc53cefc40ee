package io.atoll.controller.node.network;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.atoll.api.value.Cidr;
import java.util.Map;
import java.util.Set;

/**
 * What the cluster says about networks: the input of everything that this package sets up.
 *
 * @param networks accepted networks by name
 * @param blocks of all nodes, this one included
 * @param peers all nodes that are present, by name; this one may be among them
 */
public record NetworkView(
    Map<String, Accepted> networks, Set<Block> blocks, Map<String, Peer> peers) {
  public static final NetworkView EMPTY = new NetworkView(Map.of(), Set.of(), Map.of());

  public NetworkView {
    networks = ImmutableMap.copyOf(networks);
    blocks = ImmutableSet.copyOf(blocks);
    peers = ImmutableMap.copyOf(peers);
  }

  /** What a network's status says to nodes. */
  public record Accepted(int vni, Cidr range) {}
}
