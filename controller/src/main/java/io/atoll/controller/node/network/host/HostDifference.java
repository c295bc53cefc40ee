package io.atoll.controller.node.network.host;

import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The shell script that brings a host from what it has to what it should have; empty if that is the
 * same. Tunnels are made and removed; gateways are the switch's to make, so what belongs to one
 * that is not there yet is left for a second script. Pure.
 */
public final class HostDifference {
  private final HostState actual;
  private final HostState wanted;
  private final List<String> ip = new ArrayList<>();
  private final List<String> bridge = new ArrayList<>();
  private final List<String> shell = new ArrayList<>();

  private HostDifference(HostState actual, HostState wanted) {
    this.actual = actual;
    this.wanted = wanted;
  }

  public static String script(HostState actual, HostState wanted) {
    HostDifference difference = new HostDifference(actual, wanted);
    difference.links();
    difference.add("addr", actual.addresses(), wanted.addresses());
    difference.add("neigh", actual.neighbours(), wanted.neighbours());
    difference.add("route", actual.routes(), wanted.routes());
    // After the new ones, so that there is a way at every moment.
    difference.delete("route", actual.routes(), wanted.routes());
    difference.delete("neigh", actual.neighbours(), wanted.neighbours());
    difference.delete("addr", actual.addresses(), wanted.addresses());
    difference.forwarding();
    difference.settings();
    return difference.text();
  }

  /**
   * Tunnels that must be made anew, or are no longer wanted. The switch must let go of their ports
   * first: it does not notice that a link came back under its old name.
   */
  public static Set<String> replacedTunnels(HostState actual, HostState wanted) {
    return Sets.filter(
        Sets.union(tunnels(actual), tunnels(wanted)).immutableCopy(),
        name -> {
          HostState.Link has = actual.links().get(name);
          HostState.Link should = wanted.links().get(name);
          return has == null || should == null || !has.kind().equals(should.kind());
        });
  }

  private static Set<String> tunnels(HostState state) {
    return Sets.filter(state.links().keySet(), name -> name.startsWith(Names.TUNNEL));
  }

  private void links() {
    Set<String> replaced = replacedTunnels(actual, wanted);
    for (String name : replaced) {
      if (actual.links().containsKey(name)) {
        ip.add("link del " + name);
      }
    }
    wanted.links().forEach((name, link) -> link(name, link, replaced.contains(name)));
  }

  private void link(String name, HostState.Link link, boolean make) {
    if (make) {
      ip.add("link add " + name + " mtu " + link.mtu() + " type " + link.kind());
      ip.add("link set " + name + " up");
      return;
    }
    HostState.Link has = actual.links().get(name);
    if (has != null && (!has.up() || has.mtu() != link.mtu())) {
      ip.add("link set " + name + " mtu " + link.mtu() + " up");
    }
  }

  private void delete(String object, Set<String> has, Set<String> should) {
    Sets.difference(has, should).forEach(old -> ip.add(object + " del " + old));
  }

  private void add(String object, Set<String> has, Set<String> should) {
    Sets.difference(should, has).stream()
        .filter(this::possible)
        .forEach(missing -> ip.add(object + " replace " + missing));
  }

  /** What belongs to a gateway waits until the switch has made it. */
  private boolean possible(String line) {
    return wanted.links().keySet().stream()
        .filter(name -> name.startsWith(Names.GATEWAY) && !actual.links().containsKey(name))
        .noneMatch(name -> (line + " ").contains(" dev " + name + " "));
  }

  private void forwarding() {
    Set<String> replaced = replacedTunnels(actual, wanted);
    for (String old : Sets.difference(actual.forwarding(), wanted.forwarding())) {
      if (replaced.stream().noneMatch(name -> old.contains(" dev " + name + " "))) {
        bridge.add("fdb del " + old);
      }
    }
    for (String missing : wanted.forwarding()) {
      boolean lost = replaced.stream().anyMatch(name -> missing.contains(" dev " + name + " "));
      if (lost || !actual.forwarding().contains(missing)) {
        bridge.add("fdb replace " + missing);
      }
    }
  }

  private void settings() {
    for (Map.Entry<String, String> setting : wanted.settings().entrySet()) {
      if (!setting.getValue().equals(actual.settings().get(setting.getKey()))
          && !hasNoIpv6(setting.getKey())) {
        shell.add(setting(setting.getKey(), setting.getValue()));
      }
    }
  }

  /** Whether it is of a link whose settings for IPv4 are there, and none for IPv6. */
  private boolean hasNoIpv6(String path) {
    String ipv4 = path.replaceFirst("^ipv6/(.*)/disable_ipv6$", "ipv4/$1/forwarding");
    return !ipv4.equals(path)
        && actual.settings().containsKey(ipv4)
        && !actual.settings().containsKey(path);
  }

  /** Says nothing where the kernel has no such setting, as one without IPv6. */
  static String setting(String path, String value) {
    return "[ ! -e /proc/sys/net/%s ] || echo %s > /proc/sys/net/%s".formatted(path, value, path);
  }

  private String text() {
    StringBuilder script = new StringBuilder();
    batch(script, "ip", ip);
    batch(script, "bridge", bridge);
    shell.forEach(line -> script.append(line).append('\n'));
    return script.toString();
  }

  private static void batch(StringBuilder script, String program, List<String> lines) {
    if (!lines.isEmpty()) {
      script.append(program).append(" -force -batch - <<'END'\n");
      lines.forEach(line -> script.append(line).append('\n'));
      script.append("END\n");
    }
  }
}
