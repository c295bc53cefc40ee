package io.atoll.controller.node.network.ovs;

import com.google.common.collect.ImmutableList;
import io.atoll.api.value.Ipv4;
import java.nio.file.Path;
import java.util.List;

/**
 * What the network must be told about this node.
 *
 * @param address where other hosts reach this one
 * @param runDirectory Open vSwitch's, with {@code db.sock}
 * @param dataDirectory where addresses and attachments are remembered
 * @param commandPrefix put before every program; empty where the controller runs in the host's own
 *     network namespace
 */
public record NetworkSettings(
    String node, Ipv4 address, Path runDirectory, Path dataDirectory, List<String> commandPrefix) {
  public NetworkSettings {
    commandPrefix = ImmutableList.copyOf(commandPrefix);
  }
}
