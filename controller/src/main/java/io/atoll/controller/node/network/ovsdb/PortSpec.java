package io.atoll.controller.node.network.ovsdb;

import com.google.common.collect.ImmutableMap;
import io.atoll.controller.node.network.MacAddress;
import java.util.Map;

/** A port to add to the bridge. */
public record PortSpec(String name, Device device, Map<String, String> externalIds) {
  public PortSpec {
    externalIds = ImmutableMap.copyOf(externalIds);
  }

  public sealed interface Device {
    /** A link of the host that exists already. */
    record Existing() implements Device {}

    /** Made by the switch; this host's own end of the bridge. */
    record Internal(MacAddress mac, int mtu) implements Device {}
  }
}
