package io.atoll.controller.node.network.ovs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atoll.api.value.Cidr;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.Block;
import io.atoll.controller.node.network.MacAddress;
import io.atoll.controller.node.network.NetworkView;
import io.atoll.controller.node.network.Peer;
import io.atoll.controller.node.network.address.DiskFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ViewsTest {
  private static final Ipv4 ADDRESS = Ipv4.parse("198.51.100.2");
  private static final NetworkView PRESENT =
      new NetworkView(
          Map.of("default", new NetworkView.Accepted(1, Cidr.parse("10.64.0.0/12"))),
          Set.of(new Block("default", Ipv4.parse("10.64.1.0"), "n2")),
          Map.of("n2", new Peer(ADDRESS, MacAddress.ofRouter(ADDRESS))));
  @TempDir private Path home;

  @Test
  void keepsThePlaceOfANodeThatIsNotPresentAsLongAsItHasBlocks() {
    Views views = views();
    views.update(PRESENT);

    views.update(new NetworkView(PRESENT.networks(), PRESENT.blocks(), Map.of()));
    assertEquals(PRESENT, views.current());

    views.update(new NetworkView(PRESENT.networks(), Set.of(), Map.of()));
    assertEquals(Map.of(), views.current().peers());
  }

  @Test
  void remembersTheViewAcrossARestart() {
    views().update(PRESENT);

    assertEquals(PRESENT, views().current());
  }

  private Views views() {
    return new Views(new DiskFile<>(home.resolve("view.yaml"), NetworkView.class));
  }
}
