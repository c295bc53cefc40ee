package io.atoll.controller.node.network;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.atoll.api.Keys;
import io.atoll.api.state.Presence;
import io.atoll.api.state.status.NetworkStatus;
import io.atoll.api.value.Cidr;
import io.atoll.api.value.Ipv4;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the view of what stands in etcd; what makes no sense there is said and left out. */
public final class NetworkViewReader {
  private static final Logger LOG = LoggerFactory.getLogger(NetworkViewReader.class);

  private NetworkViewReader() {}

  /**
   * @param statuses by network
   * @param blocks the owners by key under {@link Keys#BLOCKS}
   * @param presences by node
   */
  public static NetworkView read(
      Map<String, NetworkStatus> statuses,
      Map<String, String> blocks,
      Map<String, Presence> presences) {
    ImmutableMap.Builder<String, NetworkView.Accepted> networks = ImmutableMap.builder();
    statuses.forEach((name, status) -> {
      Cidr range = status.range();
      if (range != null) {
        networks.put(name, new NetworkView.Accepted(status.vni(), range));
      }
    });
    ImmutableSet.Builder<Block> read = ImmutableSet.builder();
    blocks.forEach((key, owner) -> block(key, owner).ifPresent(read::add));
    ImmutableMap.Builder<String, Peer> peers = ImmutableMap.builder();
    presences.forEach((node, presence) -> peer(presence).ifPresent(peer -> peers.put(node, peer)));
    return new NetworkView(networks.buildOrThrow(), read.build(), peers.buildOrThrow());
  }

  private static Optional<Block> block(String key, String owner) {
    List<String> parts = Keys.parts(Keys.BLOCKS, key).orElse(List.of());
    try {
      return parts.size() == 2
          ? Optional.of(new Block(parts.get(0), Ipv4.parse(parts.get(1)), owner.strip()))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      LOG.warn("event=block-ignored key={} reason=\"{}\"", key, e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<Peer> peer(Presence presence) {
    try {
      return Optional.of(
          new Peer(Ipv4.parse(presence.address()), new MacAddress(presence.routerMac())));
    } catch (IllegalArgumentException e) {
      LOG.warn("event=peer-ignored node={} reason=\"{}\"", presence.node(), e.getMessage());
      return Optional.empty();
    }
  }
}
