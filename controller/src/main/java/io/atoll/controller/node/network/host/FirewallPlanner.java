package io.atoll.controller.node.network.host;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.atoll.api.value.Cidr;
import java.util.Collection;
import java.util.List;

/**
 * Atoll's own two chains and the jumps to them; no other rule is touched. Pure: from what {@code
 * iptables-save} printed to what {@code iptables-restore --noflush} should read, empty if nothing.
 */
public final class FirewallPlanner {
  public static final String FORWARD = "ATOLL-FORWARD";
  public static final String POSTROUTING = "ATOLL-POSTROUTING";

  private FirewallPlanner() {}

  public static String plan(Collection<Cidr> ranges, String saved) {
    return table(saved, "filter", "FORWARD", FORWARD, forward())
        + table(saved, "nat", "POSTROUTING", POSTROUTING, masquerade(ranges));
  }

  /**
   * The host's own forwarding never joins two networks, nor sends a network's packet back into it:
   * such a packet is for an address that nobody has, and its sender is told at once.
   */
  private static List<String> forward() {
    return List.of(
        "-A ATOLL-FORWARD -i atollg+ -o atollg+ -j REJECT --reject-with icmp-host-unreachable",
        "-A ATOLL-FORWARD -i atollg+ -j ACCEPT",
        "-A ATOLL-FORWARD -o atollg+ -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT");
  }

  private static List<String> masquerade(Collection<Cidr> ranges) {
    return ranges.stream()
        .map(Cidr::toString)
        .sorted()
        .map(range ->
            "-A ATOLL-POSTROUTING -s " + range + " ! -d " + range + " ! -o atollg+ -j MASQUERADE")
        .toList();
  }

  private static String table(
      String saved, String table, String hook, String chain, List<String> rules) {
    List<String> lines = lines(saved, table);
    String jump = hook + " -j " + chain;
    boolean jumps = lines.contains("-A " + jump);
    List<String> has = lines.stream().filter(line -> line.startsWith("-A " + chain + " ")).toList();
    if (jumps && has.equals(rules)) {
      return "";
    }
    ImmutableList.Builder<String> text = ImmutableList.builder();
    text.add("*" + table, ":" + chain + " - [0:0]").addAll(rules);
    if (!jumps) {
      text.add("-I " + jump);
    }
    return String.join("\n", text.add("COMMIT", "").build());
  }

  private static List<String> lines(String saved, String table) {
    return Splitter.on('\n')
        .splitToStream(saved)
        .dropWhile(line -> !line.equals("*" + table))
        .takeWhile(line -> !line.equals("COMMIT"))
        .toList();
  }
}
