package io.atoll.controller.node;

import com.google.common.collect.ImmutableList;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import java.nio.file.Path;
import java.util.List;

/**
 * What is fixed for one run of a node.
 *
 * @param instance random id of this run of the controller
 * @param boot the kernel's boot id
 * @param address where other hosts reach this one
 * @param roles of this process
 */
public record NodeSettings(
    String node,
    String instance,
    String boot,
    String address,
    String routerMac,
    List<String> roles,
    Cpu cpu,
    DataSize memory,
    String version,
    Path dataDirectory) {
  public NodeSettings {
    roles = ImmutableList.copyOf(roles);
  }
}
