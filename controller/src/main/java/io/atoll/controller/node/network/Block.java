package io.atoll.controller.node.network;

import io.atoll.api.cluster.Network;
import io.atoll.api.value.Cidr;
import io.atoll.api.value.Ipv4;

/**
 * A part of a network's range that one node hands addresses out of. The first address is the
 * gateway's and the last is reserved.
 */
public record Block(String network, Ipv4 base, String node) {

  /** The range of a block that starts here, in a network with that range. */
  public static Cidr range(Cidr network, Ipv4 base) {
    return new Cidr(base, Math.max(Network.BLOCK_PREFIX_LENGTH, network.prefixLength()));
  }

  public static Ipv4 gateway(Cidr block) {
    return block.base().plus(1);
  }

  /** Reserved: the next hop that stands for the bridge in the host's routes. */
  public static Ipv4 last(Cidr block) {
    return block.base().plus((int) block.size() - 1);
  }
}
