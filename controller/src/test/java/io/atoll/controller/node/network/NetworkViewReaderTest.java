package io.atoll.controller.node.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atoll.api.Keys;
import io.atoll.api.state.Presence;
import io.atoll.api.state.status.NetworkStatus;
import io.atoll.api.value.Cidr;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import io.atoll.api.value.Ipv4;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NetworkViewReaderTest {
  private static final Cidr RANGE = Cidr.parse("10.64.0.0/12");
  private static final Ipv4 ADDRESS = Ipv4.parse("198.51.100.1");

  @Test
  void readsNetworksBlocksAndNodes() {
    NetworkView view =
        NetworkViewReader.read(
            Map.of("default", new NetworkStatus(3, RANGE, 0, null)),
            Map.of(Keys.block("default", "10.64.7.0"), "n1\n"),
            Map.of("n1", presence(ADDRESS.toString())));

    assertEquals(Map.of("default", new NetworkView.Accepted(3, RANGE)), view.networks());
    assertEquals(Set.of(new Block("default", Ipv4.parse("10.64.7.0"), "n1")), view.blocks());
    assertEquals(Map.of("n1", new Peer(ADDRESS, MacAddress.ofRouter(ADDRESS))), view.peers());
  }

  @Test
  void leavesOutWhatMakesNoSense() {
    NetworkView view =
        NetworkViewReader.read(
            Map.of("refused", new NetworkStatus(0, null, 9, null)),
            Map.of(Keys.block("default", "10.64.7"), "n1", Keys.BLOCKS + "default", "n1"),
            Map.of("n1", presence("nowhere")));

    assertEquals(NetworkView.EMPTY, view);
  }

  private static Presence presence(String address) {
    return new Presence(
        "n1",
        "i1",
        "b1",
        address,
        MacAddress.ofRouter(ADDRESS).toString(),
        List.of("node"),
        Cpu.parse("2"),
        DataSize.parse("1Gi"),
        "1",
        "c1",
        Instant.EPOCH,
        null);
  }
}
