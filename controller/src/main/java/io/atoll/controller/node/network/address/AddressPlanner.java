package io.atoll.controller.node.network.address;

import io.atoll.api.value.Cidr;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.Block;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses addresses and blocks. Pure. */
final class AddressPlanner {
  private static final int FIRST_WORKER = 2;

  private AddressPlanner() {}

  /**
   * The first free address after the last one, going round.
   *
   * @param blocks this node's, in the order to fill them
   */
  static Optional<Ipv4> next(List<Cidr> blocks, Set<Ipv4> taken, @Nullable Ipv4 last) {
    List<Ipv4> all = blocks.stream().flatMap(AddressPlanner::workers).toList();
    int start = last == null ? 0 : all.indexOf(last) + 1;
    return Stream.concat(all.stream().skip(start), all.stream().limit(start))
        .filter(address -> !taken.contains(address))
        .findFirst();
  }

  /**
   * Free blocks in the order in which this node should try to claim them. Each node starts
   * somewhere else, so that two that need one at the same time seldom want the same.
   */
  static Stream<Ipv4> candidates(Cidr range, Set<Ipv4> takenBases, String node) {
    long size = Block.range(range, range.base()).size();
    long count = range.size() / size;
    long start = Math.floorMod((long) node.hashCode(), count);
    return LongStream.range(0, count)
        .map(i -> (start + i) % count)
        .mapToObj(i -> range.base().plus((int) (i * size)))
        .filter(base -> !takenBases.contains(base));
  }

  /**
   * The block's first addresses are the block's own and the gateway's, and the last is reserved.
   */
  private static Stream<Ipv4> workers(Cidr block) {
    return LongStream.range(FIRST_WORKER, block.size() - 1)
        .mapToObj(i -> block.base().plus((int) i));
  }
}
