package io.atoll.controller.node.network.host;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Map;
import java.util.Set;

/**
 * What the host has, or should have, of Atoll: links by name, everything else in the words of
 * {@code ip} and {@code bridge}, written one way only so that sets of them can be compared.
 *
 * @param links the tunnels' and workers' links, and the gateways' where the switch made them
 * @param addresses {@code 10.64.3.1/32 dev atollg1}
 * @param routes with Atoll's own protocol number, behind {@code ip route}
 * @param neighbours permanent ones of the gateways
 * @param forwarding {@code MAC dev atollx1 dst ADDRESS}
 * @param settings values under {@code /proc/sys/net/} by path
 */
public record HostState(
    Map<String, Link> links,
    Set<String> addresses,
    Set<String> routes,
    Set<String> neighbours,
    Set<String> forwarding,
    Map<String, String> settings) {

  public HostState {
    links = ImmutableMap.copyOf(links);
    addresses = ImmutableSet.copyOf(addresses);
    routes = ImmutableSet.copyOf(routes);
    neighbours = ImmutableSet.copyOf(neighbours);
    forwarding = ImmutableSet.copyOf(forwarding);
    settings = ImmutableMap.copyOf(settings);
  }

  /**
   * @param kind what {@code ip link add} needs behind {@code type}; empty for what others make
   */
  public record Link(String kind, int mtu, boolean up) {}
}
