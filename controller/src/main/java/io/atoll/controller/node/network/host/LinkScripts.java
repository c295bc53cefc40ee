package io.atoll.controller.node.network.host;

import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.MacAddress;

/** What is said to shell and {@code ip} about one worker's link. Pure. */
final class LinkScripts {
  /** Printed when the link exists. */
  static final String CREATED = "created";

  /** The exit code when the container has ended. */
  static final int NO_PROCESS = 44;

  private LinkScripts() {}

  /**
   * Makes the link unless it exists, with the settings of {@link HostPlanner#plan} at once, before
   * a packet can come; then becomes an {@code ip} in the container that reads what else to do.
   */
  static String join(String name, MacAddress mac, int pid) {
    return """
    [ -d /proc/%1$d/ns ] || exit %2$d
    cd /proc/sys/net/ipv4/conf
    [ -d %3$s ] || ip link add %3$s up mtu %4$d type veth \
      peer name eth0 address %5$s mtu %4$d netns %1$d </dev/null
    echo 8 > %3$s/arp_ignore
    echo 0 > %3$s/forwarding
    echo 1 > %3$s/rp_filter
    %6$s
    echo %7$s
    exec nsenter -t %1$d -n sh -e -c 'cd /proc/sys/net
    echo 1 > ipv4/conf/eth0/arp_notify
    [ ! -e ipv6/conf/eth0/disable_ipv6 ] || echo 1 > ipv6/conf/eth0/disable_ipv6
    exec ip -batch -'
    """
        .formatted(
            pid,
            NO_PROCESS,
            name,
            HostPlanner.MTU,
            mac,
            HostDifference.setting("ipv6/conf/" + name + "/disable_ipv6", "1"),
            CREATED);
  }

  /**
   * For the {@code ip} in the container, while the switch does not know the port yet. The link is
   * up long before it is used: until the kernel has told the host's end of it, in its own time,
   * that end drops what it is to send, and the answer to a worker's first packet would be lost.
   * Without a route nothing is sent until {@link #open}.
   */
  static String prepare(Ipv4 address) {
    return "link set lo up\naddr replace " + address + "/32 dev eth0\nlink set eth0 up\n";
  }

  /**
   * Last, so that the first packet finds its way. Setting the address that it has makes the kernel
   * tell others of it, who may still be waiting for an attempt that ended.
   */
  static String open(MacAddress mac, Ipv4 gateway) {
    return """
    route replace %1$s dev eth0
    route replace default via %1$s
    link set eth0 address %2$s
    """
        .formatted(gateway, mac);
  }

  static String remove(String name) {
    return "[ ! -d /proc/sys/net/ipv4/conf/%s ] || ip link del %s\n".formatted(name, name);
  }
}
