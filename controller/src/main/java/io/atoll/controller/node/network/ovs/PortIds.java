package io.atoll.controller.node.network.ovs;

import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.Attachment;
import io.atoll.controller.node.network.host.Names;
import io.atoll.controller.node.network.ovsdb.OvsPort;
import io.atoll.controller.node.network.ovsdb.PortSpec;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a worker's port says about itself, for people and for a node that lost its disk. Pure. */
final class PortIds {
  static final String NETWORK = "atoll-network";
  private static final String WORKER = "atoll-worker";
  private static final String INSTANCE = "atoll-instance";
  private static final String ADDRESS = "atoll-address";
  private static final String PID = "atoll-pid";

  private PortIds() {}

  static PortSpec port(Attachment attachment) {
    return new PortSpec(
        Names.worker(attachment.instance()),
        new PortSpec.Device.Existing(),
        Map.of(
            WORKER, attachment.worker(),
            INSTANCE, attachment.instance(),
            NETWORK, attachment.network(),
            ADDRESS, attachment.address().toString(),
            PID, Integer.toString(attachment.pid())));
  }

  /** Empty if the port is no worker's. */
  static Optional<Attachment> attachment(OvsPort port) {
    Map<String, String> ids = port.externalIds();
    if (!ids.keySet().containsAll(Set.of(WORKER, INSTANCE, NETWORK, ADDRESS, PID))) {
      return Optional.empty();
    }
    return Optional.of(
        new Attachment(
            ids.getOrDefault(WORKER, ""),
            ids.getOrDefault(INSTANCE, ""),
            ids.getOrDefault(NETWORK, ""),
            Ipv4.parse(ids.getOrDefault(ADDRESS, "")),
            Integer.parseInt(ids.getOrDefault(PID, "0"))));
  }
}
