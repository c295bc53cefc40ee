package io.atoll.controller.node.network.address;

import io.atoll.api.value.Ipv4;

/** The cluster's record of who owns which block. Blocking and idempotent. */
@FunctionalInterface
public interface BlockClaims {

  /**
   * Takes the block for this node if nobody has it.
   *
   * @return the node that owns it now
   * @throws io.atoll.controller.node.network.NetworkException UNAVAILABLE if the cluster does not
   *     answer; whether the block was taken is then unknown, and asking again tells
   */
  String claim(String network, Ipv4 base);
}
