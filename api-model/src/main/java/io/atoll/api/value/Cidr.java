package io.atoll.api.value;

/** A range of IPv4 addresses, {@code 10.64.0.0/12}. The base has no bits outside its prefix. */
public record Cidr(Ipv4 base, int prefixLength) {
  public Cidr {
    if (prefixLength < 0 || prefixLength > 32) {
      throw new IllegalArgumentException("a prefix length is from 0 to 32, not " + prefixLength);
    }
    if ((base.bits() & ~mask(prefixLength)) != 0) {
      throw new IllegalArgumentException(
          base + "/" + prefixLength + " has bits set beyond its prefix");
    }
  }

  /**
   * @throws IllegalArgumentException with a message for a person
   */
  public static Cidr parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("'" + text + "' is not a range such as 10.64.0.0/12");
    }
    try {
      return new Cidr(
          Ipv4.parse(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not a range such as 10.64.0.0/12", e);
    }
  }

  public boolean contains(Ipv4 address) {
    return (address.bits() & mask(prefixLength)) == base.bits();
  }

  public boolean overlaps(Cidr other) {
    return contains(other.base) || other.contains(base);
  }

  /** Number of addresses. */
  public long size() {
    return 1L << (32 - prefixLength);
  }

  private static int mask(int prefixLength) {
    return prefixLength == 0 ? 0 : -1 << (32 - prefixLength);
  }

  @Override
  public String toString() {
    return base + "/" + prefixLength;
  }
}
