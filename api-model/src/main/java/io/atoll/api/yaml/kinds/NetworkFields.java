package io.atoll.api.yaml.kinds;

import com.google.common.collect.ImmutableList;
import io.atoll.api.cluster.Network;
import io.atoll.api.value.Cidr;
import io.atoll.api.yaml.schema.Field;
import io.atoll.api.yaml.schema.Leaf;
import io.atoll.api.yaml.schema.ObjectShape;

/** The Network kind. */
public final class NetworkFields {
  public static final String KIND = "Network";

  /** Address space that nobody owns: private, shared, for documentation, for benchmarks. */
  private static final ImmutableList<Cidr> FREE =
      ImmutableList.of(
          Cidr.parse("10.0.0.0/8"),
          Cidr.parse("172.16.0.0/12"),
          Cidr.parse("192.168.0.0/16"),
          Cidr.parse("100.64.0.0/10"),
          Cidr.parse("198.18.0.0/15"),
          Cidr.parse("192.0.2.0/24"),
          Cidr.parse("198.51.100.0/24"),
          Cidr.parse("203.0.113.0/24"));

  private static final Field<Cidr> RANGE =
      Field.required(
          "range",
          Leaf.text("a range, such as 10.90.0.0/16", NetworkFields::range),
          "The addresses of its workers: a /24 at least, private or for documentation.");
  private static final Field<Cidr> SPEC =
      Field.required(
          "spec",
          ObjectShape.of("a network's spec", RANGE).build(v -> v.get(RANGE)),
          "Its addresses.");

  public static final ObjectShape<Network> SHAPE =
      ObjectShape.of("a Network", Head.API_VERSION, Head.kind(KIND), Head.METADATA, SPEC)
          .build(v -> new Network(v.get(Head.METADATA).name(), v.get(SPEC)));

  private NetworkFields() {}

  private static Cidr range(String text) {
    Cidr range = Cidr.parse(text);
    if (range.prefixLength() > Network.BLOCK_PREFIX_LENGTH) {
      throw new IllegalArgumentException(
          text + " is too small: nodes take blocks of /" + Network.BLOCK_PREFIX_LENGTH);
    }
    boolean free =
        FREE.stream()
            .anyMatch(space ->
                space.contains(range.base()) && space.prefixLength() <= range.prefixLength());
    if (!free) {
      throw new IllegalArgumentException(
          text
              + " is not private address space; use a part of 10.0.0.0/8, 172.16.0.0/12 or"
              + " 192.168.0.0/16");
    }
    return range;
  }
}
