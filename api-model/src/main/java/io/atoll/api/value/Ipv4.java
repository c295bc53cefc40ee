package io.atoll.api.value;

import com.google.common.net.InetAddresses;
import java.net.Inet4Address;
import java.net.InetAddress;

/** An IPv4 address as an unsigned number, so that ranges can be computed with. */
public record Ipv4(int bits) implements Comparable<Ipv4> {

  /**
   * @throws IllegalArgumentException if the text is not four decimal octets
   */
  public static Ipv4 parse(String text) {
    InetAddress parsed = InetAddresses.forString(text);
    if (!(parsed instanceof Inet4Address v4)) {
      throw new IllegalArgumentException("'" + text + "' is not an IPv4 address");
    }
    return new Ipv4(InetAddresses.coerceToInteger(v4));
  }

  public Ipv4 plus(int offset) {
    return new Ipv4(bits + offset);
  }

  @Override
  public int compareTo(Ipv4 other) {
    return Integer.compareUnsigned(bits, other.bits);
  }

  @Override
  public String toString() {
    return InetAddresses.fromInteger(bits).getHostAddress();
  }
}
