package io.atoll.controller.node.network.host;

import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.MacAddress;
import java.util.List;

/** Shell scripts about one worker's link. Pure. */
final class LinkScripts {
  static final List<String> SHELL = List.of("sh", "-e", "-s");

  private LinkScripts() {}

  static String onlyWhileAlive(int pid, int otherwise) {
    return "[ -d /proc/%d/ns ] || exit %d\n".formatted(pid, otherwise);
  }

  /** The settings of {@link HostPlanner#plan}, at once, before a packet can come. */
  static String create(String name, MacAddress mac, int pid) {
    StringBuilder script = new StringBuilder();
    script.append(
        "cd /proc/sys/net/ipv4/conf\n[ -d %s ] || ip link add %s up mtu %d type veth "
            .formatted(name, name, HostPlanner.MTU));
    script.append(
        "peer name eth0 address %s mtu %d netns %d\n".formatted(mac, HostPlanner.MTU, pid));
    script.append("echo 8 > %s/arp_ignore\n".formatted(name));
    script.append("echo 0 > %s/forwarding\n".formatted(name));
    script.append("echo 1 > %s/rp_filter\n".formatted(name));
    script.append(HostDifference.setting("ipv6/conf/" + name + "/disable_ipv6", "1")).append('\n');
    return script.toString();
  }

  static String configure(Ipv4 address, Ipv4 gateway, int pid) {
    return """
    exec nsenter -t %d -n sh -e -c 'cd /proc/sys/net
    echo 1 > ipv4/conf/eth0/arp_notify
    [ ! -e ipv6/conf/eth0/disable_ipv6 ] || echo 1 > ipv6/conf/eth0/disable_ipv6
    exec ip -batch -' <<'END'
    link set lo up
    addr replace %s/32 dev eth0
    link set eth0 up
    route replace %s dev eth0
    route replace default via %s
    END
    """
        .formatted(pid, address, gateway, gateway);
  }

  static String remove(String name) {
    return "[ ! -d /proc/sys/net/ipv4/conf/%s ] || ip link del %s\n".formatted(name, name);
  }
}
