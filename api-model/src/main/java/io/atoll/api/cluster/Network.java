package io.atoll.api.cluster;

import io.atoll.api.value.Cidr;

/** A range of addresses whose workers reach each other and no other network's. */
public record Network(String name, Cidr range) {
  public static final Network DEFAULT = new Network("default", Cidr.parse("10.64.0.0/12"));
  public static final int BLOCK_PREFIX_LENGTH = 24;
}
