package io.atoll.controller.node.network.flow;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.atoll.api.value.Cidr;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.MacAddress;
import java.util.List;
import java.util.Map;

/**
 * One network on this node, as flows see it.
 *
 * @param gateway number of the gateway's port; 0 while it is not open
 * @param tunnel number of the tunnel's port; 0 while it is not open
 * @param blocks this node's own
 * @param remote other nodes' blocks, and the router each is reached by
 * @param workers numbers of the workers' ports by their addresses
 */
public record NetworkPorts(
    int vni,
    Cidr range,
    int gateway,
    int tunnel,
    List<Cidr> blocks,
    Map<Cidr, MacAddress> remote,
    Map<Ipv4, Integer> workers) {
  public NetworkPorts {
    blocks = ImmutableList.copyOf(blocks);
    remote = ImmutableMap.copyOf(remote);
    workers = ImmutableMap.copyOf(workers);
  }
}
