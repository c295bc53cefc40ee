package io.atoll.controller.node.network.host;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.atoll.api.value.Cidr;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.Peer;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the host's side is planned from.
 *
 * @param address this node's, where its tunnels end
 * @param ranges of all networks, used here or not
 * @param networks those used here
 * @param workerLinks of the attempts that run here
 */
public record HostWanted(
    Ipv4 address, Set<Cidr> ranges, Map<Integer, Used> networks, Set<String> workerLinks) {
  public HostWanted {
    ranges = ImmutableSet.copyOf(ranges);
    networks = ImmutableMap.copyOf(networks);
    workerLinks = ImmutableSet.copyOf(workerLinks);
  }

  /**
   * @param blocks this node's own, at least one
   * @param peers other nodes that have blocks of the network
   */
  public record Used(Cidr range, List<Cidr> blocks, List<Peer> peers) {
    public Used {
      blocks = ImmutableList.copyOf(blocks);
      peers = ImmutableList.copyOf(peers);
    }
  }
}
