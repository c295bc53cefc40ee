package io.atoll.controller.node.network.address;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.Block;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which addresses are taken here, as remembered on disk.
 *
 * @param blocks this node's, in the order in which they were claimed
 * @param leases by worker
 * @param last the address handed out last, by network: the next one comes after it
 */
public record AddressBook(
    List<Block> blocks,
    Map<String, Lease> leases,
    List<Released> released,
    Map<String, Ipv4> last) {
  public static final AddressBook EMPTY = new AddressBook(List.of(), Map.of(), List.of(), Map.of());

  /** Others may still believe that an address is the worker's that had it. */
  static final Duration REST = Duration.ofMinutes(5);

  public AddressBook {
    blocks = ImmutableList.copyOf(blocks);
    leases = ImmutableMap.copyOf(leases);
    released = ImmutableList.copyOf(released);
    last = ImmutableMap.copyOf(last);
  }

  public record Lease(String network, Ipv4 address) {}

  public record Released(String network, Ipv4 address, Instant at) {}

  AddressBook withBlock(Block block) {
    return new AddressBook(
        ImmutableList.<Block>builder().addAll(blocks).add(block).build(), leases, released, last);
  }

  AddressBook withoutBlock(Block block) {
    return new AddressBook(
        blocks.stream().filter(own -> !own.equals(block)).toList(), leases, released, last);
  }

  AddressBook lease(String worker, Lease lease) {
    Map<String, Lease> more = new HashMap<>(leases);
    more.put(worker, lease);
    Map<String, Ipv4> moved = new HashMap<>(last);
    moved.put(lease.network(), lease.address());
    return new AddressBook(blocks, more, released, moved);
  }

  AddressBook release(String worker, Instant now) {
    Map<String, Lease> fewer = new HashMap<>(leases);
    Lease lease = fewer.remove(worker);
    if (lease == null) {
      return this;
    }
    Stream<Released> ended = Stream.of(new Released(lease.network(), lease.address(), now));
    return new AddressBook(blocks, fewer, Stream.concat(resting(now), ended).toList(), last);
  }

  /** Addresses of the network that cannot be handed out. */
  Set<Ipv4> taken(String network, Instant now) {
    return Stream.concat(
            leases.values().stream()
                .filter(lease -> lease.network().equals(network))
                .map(Lease::address),
            resting(now).filter(old -> old.network().equals(network)).map(Released::address))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Networks that workers here are in, or were in a short while ago. */
  Set<String> used(Instant now) {
    return Stream.concat(
            leases.values().stream().map(Lease::network), resting(now).map(Released::network))
        .collect(Collectors.toUnmodifiableSet());
  }

  private Stream<Released> resting(Instant now) {
    return released.stream().filter(old -> now.isBefore(old.at().plus(REST)));
  }
}
