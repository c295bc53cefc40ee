package io.atoll.controller.node.network;

import io.atoll.api.value.Ipv4;
import java.util.Locale;

/**
 * A locally administered Ethernet address, derived from the IPv4 address of what bears it, so that
 * every node computes the same one without asking.
 */
public record MacAddress(String text) {

  public static MacAddress ofWorker(Ipv4 address) {
    return derive(0x57, address);
  }

  /** Of a node's gateway ports; {@code address} is the node's own. */
  public static MacAddress ofGateway(Ipv4 address) {
    return derive(0x47, address);
  }

  /** Of a node's bridge towards other nodes; {@code address} is the node's own. */
  public static MacAddress ofRouter(Ipv4 address) {
    return derive(0x52, address);
  }

  private static MacAddress derive(int kind, Ipv4 address) {
    int bits = address.bits();
    return new MacAddress(
        String.format(
            Locale.ROOT,
            "0a:%02x:%02x:%02x:%02x:%02x",
            kind,
            bits >>> 24,
            bits >>> 16 & 0xff,
            bits >>> 8 & 0xff,
            bits & 0xff));
  }

  @Override
  public String toString() {
    return text;
  }
}
