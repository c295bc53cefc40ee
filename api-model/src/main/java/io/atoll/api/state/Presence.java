package io.atoll.api.state;

import com.google.common.collect.ImmutableList;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node's controller is alive, under {@code presence/<node>} on its lease.
 *
 * @param instance random id of this run of the controller
 * @param boot the kernel's boot id of the host
 * @param address where other hosts reach this one
 * @param routerMac the address its bridge sends and takes other nodes' packets with
 * @param roles manager, node, proxy
 * @param cluster the cluster's id as this node knows it
 * @param held why this node touches nothing; null if it works
 */
public record Presence(
    String node,
    String instance,
    String boot,
    String address,
    String routerMac,
    List<String> roles,
    Cpu cpu,
    DataSize memory,
    String version,
    String cluster,
    Instant startedAt,
    @Nullable String held) {
  public Presence {
    roles = ImmutableList.copyOf(roles);
  }
}
