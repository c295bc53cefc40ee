package io.atoll.controller.node.network.ovsdb;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Map;
import java.util.Set;

/** The bridge as the database has it; ports by name. */
public record OvsBridge(
    String uuid,
    String datapathType,
    String failMode,
    Set<String> protocols,
    Map<String, OvsPort> ports) {
  public OvsBridge {
    protocols = ImmutableSet.copyOf(protocols);
    ports = ImmutableMap.copyOf(ports);
  }
}
